using System.Text;

namespace Workbook.Sandbox;

/// <summary>What the code prints, as far as there is room for it; the rest is counted and forgotten.</summary>
sealed class CappedOutput(int room) : TextWriter
{
    readonly StringBuilder text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void WriteLine() => Write("\n");

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (text)
            text.Append(buffer[..Math.Min(buffer.Length, room - text.Length)]);
    }

    /// <summary>What was printed since it was last taken.</summary>
    public string Take()
    {
        lock (text)
        {
            var taken = text.ToString();
            text.Clear();
            return taken;
        }
    }
}
