using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace Workbook.Studio;

/// <summary>A message that a mail server has taken: the file, and what is in it.</summary>
/// <param name="Path">The .eml file.</param>
/// <param name="ReversePath">From whom, as the server was told.</param>
/// <param name="Recipients">To whom, as the server was told.</param>
public sealed record MailLetter(string Path, string ReversePath, IReadOnlyList<string> Recipients)
{
    const long MostShown = 256 * 1024;

    readonly Lazy<MimeMessage?> message = new(() => Parse(Path));

    /// <summary>What to ask for it by: servers number their messages alike, each in its own folder.</summary>
    public string Name => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(System.IO.Path.GetDirectoryName(Path)!)))[..8]}-{System.IO.Path.GetFileName(Path)}";

    public string Subject => message.Value?.Subject is { Length: > 0 } subject ? subject : "(no subject)";

    public string From => message.Value?.From.ToString() is { Length: > 0 } from ? from : ReversePath;

    public IReadOnlyList<(string Name, string Value)> Headers => [.. message.Value?.Headers.Select(header => (header.Field, header.Value)) ?? []];

    public string? Plain => message.Value?.TextBody;

    /// <summary>The HTML form, its own pictures in it, nothing from elsewhere: <see cref="OutputDocument.Policy"/> sees to that.</summary>
    public string? Html => message.Value is { HtmlBody: { } html } with ? WithPictures(html, with) : null;

    /// <summary>The file as it is, each octet as one character; of a large one the beginning.</summary>
    public string Source
    {
        get
        {
            using var file = File.OpenRead(Path);
            var octets = new byte[Math.Min(file.Length, MostShown)];
            file.ReadExactly(octets);
            return Encoding.Latin1.GetString(octets) + (file.Length > MostShown ? $"\n[… {file.Length - MostShown:N0} octets more …]" : "");
        }
    }

    /// <summary>The tree of parts, each with its depth, type, name and size.</summary>
    public IEnumerable<(int Depth, string Type, string? Name, long Size)> Parts => message.Value?.Body is { } body ? Walk(body, 0) : [];

    /// <summary>The attachments, in the order of <see cref="Octets"/>.</summary>
    public IReadOnlyList<string> Attachments => [.. Files.Select((file, number) => file.FileName ?? $"part-{number + 1}")];

    /// <summary>The content of an attachment.</summary>
    public byte[]? Octets(int attachment)
    {
        if (Files.ElementAtOrDefault(attachment)?.Content is not { } content) return null;
        using var octets = new MemoryStream();
        content.DecodeTo(octets);
        return octets.ToArray();
    }

    IEnumerable<MimePart> Files => message.Value?.BodyParts.OfType<MimePart>().Where(part => part.IsAttachment || part.FileName is not null) ?? [];

    static IEnumerable<(int, string, string?, long)> Walk(MimeEntity entity, int depth)
    {
        yield return (depth, entity.ContentType.MimeType, entity is MimePart { FileName: var name } ? name : null, entity is MimePart { Content.Stream.Length: var size } ? size : 0);
        foreach (var part in entity is Multipart many ? many : Enumerable.Empty<MimeEntity>())
            foreach (var below in Walk(part, depth + 1)) yield return below;
    }

    static string WithPictures(string html, MimeMessage message)
    {
        foreach (var part in message.BodyParts.OfType<MimePart>().Where(part => part.ContentId is not null && part.ContentType.MediaType is "image"))
        {
            using var octets = new MemoryStream();
            part.Content?.DecodeTo(octets);
            html = html.Replace($"cid:{part.ContentId}", $"data:{part.ContentType.MimeType};base64,{Convert.ToBase64String(octets.ToArray())}", StringComparison.OrdinalIgnoreCase);
        }
        return html;
    }

    static MimeMessage? Parse(string path)
    {
        try
        {
            return MimeMessage.Load(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or FormatException or UnauthorizedAccessException)
        {
            return null;   // its source can still be looked at
        }
    }
}
