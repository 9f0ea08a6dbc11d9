using FakeMail.Displays;

namespace Lessons;

/// <summary>A file found in a text.</summary>
/// <param name="Name">The name on the <c>begin</c> line, as it stands there. It came by mail: never use it as a path.</param>
/// <param name="Mode">The permissions on the <c>begin</c> line, of which nothing but read, write and execute is kept.</param>
/// <param name="Octets">What is in the file.</param>
/// <param name="Complaints">What was wrong with it, by line.</param>
[TypeFormatterSource]
public sealed record UuFile(string Name, int Mode, byte[] Octets, IReadOnlyList<UuComplaint> Complaints) : IDisplay
{
    /// <summary>The name under which the file may be saved: a single component, harmless on every system.</summary>
    public string SafeName => Lessons.SafeName.For(Name);

    string IDisplay.ToHtml() => UuFileView.Of(this).ToHtml();

    string IDisplay.ToText() => UuFileView.Of(this).ToText();

    /// <summary>Saves the file in a folder, under its safe name, and gives it its permissions where the system knows them. Returns the path.</summary>
    /// <param name="folder">The folder; it is made if it is missing.</param>
    /// <param name="name">Another name, made safe as well.</param>
    /// <param name="overwrite">Whether a file of that name may be replaced. A link is then replaced, not followed.</param>
    /// <exception cref="IOException">There is a file of that name, or it cannot be written.</exception>
    public string SaveTo(string folder, string? name = null, bool overwrite = false)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(Path.GetFullPath(folder), Lessons.SafeName.For(name ?? Name));
        if (!overwrite && (Path.Exists(path) || new FileInfo(path).LinkTarget is not null))
            throw new IOException($"{Path.GetFileName(path)} exists already and was left as it is; delete it, or ask for it to be overwritten.");

        var part = Path.Combine(Path.GetDirectoryName(path)!, $" {Path.GetFileName(path)}.part");   // a safe name never begins with a blank, so this is nobody's file
        try
        {
            File.Delete(part);
            using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write)) file.Write(Octets);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(part, (UnixFileMode)Mode);   // after it is made, so that the umask has no say
            File.Move(part, path, overwrite);
        }
        finally
        {
            File.Delete(part);
        }
        return path;
    }
}

/// <summary>Something that was wrong with an encoded file.</summary>
/// <param name="Line">The line of the text, counted from 1.</param>
/// <param name="Text">What was wrong, and what was made of it.</param>
public sealed record UuComplaint(int Line, string Text)
{
    /// <summary>Both in one sentence.</summary>
    public override string ToString() => $"line {Line}: {Text}";
}
