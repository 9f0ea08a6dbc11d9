using System.Globalization;
using System.Text.Json;

namespace FakeMail;

/// <summary>A folder of saved messages: <c>0001.eml</c> is the first, octet for octet, and <c>0001.json</c> its envelope.</summary>
/// <param name="folder">The folder; it is made when the first message comes.</param>
public sealed class MailFiles(string folder)
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Saves a message under the next number that is free, and returns the path of the .eml file.</summary>
    /// <remarks>Both files are written under another name and renamed, the message last: whoever sees it sees all of it.</remarks>
    /// <param name="envelope">Its envelope; <c>null</c> if it did not come by SMTP.</param>
    /// <param name="message">The message.</param>
    /// <param name="from">The least number that it may have.</param>
    public async Task<string> SaveAsync(Envelope? envelope, MessageContent message, int from = 1)
    {
        Directory.CreateDirectory(folder);
        for (var number = Math.Max(from, Last() + 1); ; number++)
        {
            var path = PathOf(number);
            if (!await TryWriteAsync(path, message)) continue;   // another conversation is saving under this number
            if (envelope is not null)
            {
                await File.WriteAllBytesAsync(Path.ChangeExtension(path, ".json.part"), JsonSerializer.SerializeToUtf8Bytes(envelope, Indented));
                File.Move(Path.ChangeExtension(path, ".json.part"), Path.ChangeExtension(path, ".json"), overwrite: true);
            }
            File.Move(path + ".part", path);
            return path;
        }
    }

    /// <summary>Deletes the saved messages, and nothing else that may lie in the folder.</summary>
    public void Clear()
    {
        foreach (var message in Saved())
        {
            File.Delete(message);
            File.Delete(Path.ChangeExtension(message, ".json"));
        }
    }

    string PathOf(int number) => Path.Combine(folder, number.ToString("0000", CultureInfo.InvariantCulture) + ".eml");

    int Last() => Saved().Select(NumberOf).DefaultIfEmpty(0).Max();

    IEnumerable<string> Saved() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.eml").Where(path => NumberOf(path) > 0 && PathOf(NumberOf(path)) == path)
        : [];

    static int NumberOf(string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // Whoever creates the .part has the number, unless the message of that number has been renamed into its place meanwhile.
    static async Task<bool> TryWriteAsync(string path, MessageContent message)
    {
        var part = path + ".part";
        try
        {
            await using var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write);
            await using var octets = message.OpenRead();
            await octets.CopyToAsync(file);
        }
        catch (IOException) when (File.Exists(part) || File.Exists(path))
        {
            return false;
        }
        if (!File.Exists(path)) return true;
        File.Delete(part);
        return false;
    }
}
