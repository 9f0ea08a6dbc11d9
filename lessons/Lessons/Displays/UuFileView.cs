using FakeMail.Displays;

namespace Lessons;

/// <summary>A decoded file at a glance: name, mode as numbers and as letters, size, complaints.</summary>
static class UuFileView
{
    public static Display Of(UuFile file)
    {
        var facts = $"mode {Convert.ToString(file.Mode, 8).PadLeft(3, '0')} ({Letters(file.Mode)}) · {Look.Count(file.Octets.Length, "octet")}";
        var name = Visible.Text(file.Name) is var given && given == file.SafeName ? given : $"{file.SafeName} (it called itself \"{given}\")";
        return new(
            Markup.Of($"""<div style="{Look.Card}"><b>{name}</b> · {facts}{Markup.Join(file.Complaints.Select(complaint => Markup.Of($"<div>{complaint.ToString()}</div>")))}</div>"""),
            string.Join('\n', file.Complaints.Select(complaint => "  " + complaint).Prepend($"{name} · {facts}").SelectMany(line => Visible.Wrap(line, 80))));
    }

    // 0b110_100_100 is rw-r--r--, as ls prints it.
    static string Letters(int mode) =>
        string.Concat("rwxrwxrwx".Select((letter, i) => (mode >> (8 - i) & 1) is 1 ? letter : '-'));
}
