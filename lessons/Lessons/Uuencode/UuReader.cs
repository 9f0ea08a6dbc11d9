using System.Text;

namespace Lessons;

/// <summary>Finds the files in a text, and reads them as well as they can be read. It never throws: a mail that was damaged on its way is worth what is left of it.</summary>
public static class UuReader
{
    /// <summary>Reads a text.</summary>
    public static UuReading Read(string text)
    {
        var lines = UuLines.In(text);
        var files = new List<UuFile>();
        var complaints = new List<UuComplaint>();
        for (var next = 0; next < lines.Count;)
        {
            if (UuHeader.Read(lines[next]) is { } header)
            {
                var block = header.IsBase64 ? UuBase64Block.Read(lines, next) : UuBlock.Read(lines, next);
                files.Add(FileOf(header, next, block));
                complaints.AddRange(files[^1].Complaints);
                next = block.Next;
            }
            else
            {
                if (LooksLikeHeader(lines[next])) complaints.Add(new(next + 1, "begins like a file, but a mode of three or four octal digits and a name do not follow; taken for prose"));
                next++;
            }
        }
        if (lines is [.., "end"] && !text.EndsWith('\n') && !text.EndsWith('\r') && files.Count > 0)
        {
            complaints.Add(new(lines.Count, "no line end after \"end\""));
            files[^1] = files[^1] with { Complaints = [.. files[^1].Complaints, complaints[^1]] };
        }
        if (files.Count is 0) complaints.Add(new(Math.Max(1, lines.Count), "no line begins a file, as \"begin 644 name\" would"));
        return new(files, complaints);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    public static UuReading ReadFile(string path) => File.Exists(path)
        ? Read(TextOf(File.ReadAllBytes(path)))
        : throw new FileNotFoundException($"There is no file {path}.");

    /// <summary>Octets as a text: UTF-8 where they are that, or what a byte order mark says. Else each octet counts as one character, whatever charset it is in.</summary>
    public static string TextOf(byte[] octets)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(octets), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(octets);
        }
    }

    static UuFile FileOf(UuHeader header, int line, UuBlock block)
    {
        List<UuComplaint> complaints = [.. block.Complaints];
        if ((header.Mode & ~0x1ff) is not 0) complaints.Insert(0, new(line + 1, $"mode {Convert.ToString(header.Mode, 8)} asks for more than read, write and execute; the rest is left out"));
        if (header.Name is "") complaints.Insert(0, new(line + 1, "the file has no name"));
        return new(header.Name, header.Mode & 0x1ff, block.Octets, complaints);
    }

    static bool LooksLikeHeader(string line) =>
        line.StartsWith("begin ", StringComparison.Ordinal) && line.Length > 6 && char.IsAsciiDigit(line[6]);
}
