using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workbook.Grading;

/// <summary>One of several parts of a class, told by the students' ids alone, so that machines need not agree on anything else. Counted from 1.</summary>
public sealed record Shard(int Index, int Count)
{
    /// <summary><c>2/7</c>; null where that is no shard.</summary>
    public static Shard? TryParse(string text) =>
        text.Split('/') is [var index, var count]
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && i >= 1 && i <= n && n <= 100_000 ? new(i, n) : null;

    public bool Owns(string studentId) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(studentId))) % (ulong)Count == (ulong)(Index - 1);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
