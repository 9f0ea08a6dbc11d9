using System.Globalization;
using System.Text;

namespace FakeMail.Mailbox;

/// <summary>Names of folders: levels with <c>/</c> between them. Upper and lower case make no difference, since on many disks they make none either.</summary>
static class FolderName
{
    public const string Inbox = "INBOX";
    const int LongestDirectory = 200;   // file systems allow 255 octets; something is left for what is written beside

    // Names that Windows keeps for devices, whatever follows the dot.
    static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", .. "123456789".SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })];

    /// <summary>INBOX first, then the alphabet.</summary>
    public static IComparer<string> InOrder { get; } = Comparer<string>.Create((one, other) =>
        (IsInbox(other) ? 1 : 0) - (IsInbox(one) ? 1 : 0) is not 0 and var inbox ? inbox : StringComparer.OrdinalIgnoreCase.Compare(one, other));

    public static bool IsInbox(string name) => name.Equals(Inbox, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a folder may be called so: no empty level, nothing invisible, no wildcard.</summary>
    public static bool IsAllowed(string name) =>
        Array.TrueForAll(name.Split('/'), level => level.Trim() is not "") && !name.Any(c => char.IsControl(c) || c is '*' or '%' or '\\')
        && Encoding.UTF8.GetByteCount(ToDirectory(name)) <= LongestDirectory;

    /// <summary>The directory in which a folder lies: its name, with a dot between the levels, and with <c>%</c> and two digits for what a disk might not take.</summary>
    public static string ToDirectory(string name)
    {
        var directory = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            if (rune.Value is '/') directory.Append('.');
            else if (Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or ' ') directory.Append(rune.ToString());
            else foreach (var octet in Encoding.UTF8.GetBytes(rune.ToString())) directory.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        if (directory.Length > 0 && directory[^1] is ' ') directory.Remove(directory.Length - 1, 1).Append("%20");
        return Devices.Contains(directory.ToString().Split('.')[0].ToUpperInvariant()) ? directory.Insert(0, "%").ToString() : directory.ToString();
    }
}
