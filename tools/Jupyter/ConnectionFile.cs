using System.Text.Json;

namespace Workbook.Jupyter;

/// <summary>The file by which a client tells a kernel where to listen; whoever reads its key can run code, so only its owner may.</summary>
public static class ConnectionFile
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <exception cref="InvalidDataException">The file is not a connection file.</exception>
    public static ConnectionInfo Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ConnectionInfo>(File.ReadAllBytes(path))
                ?? throw new InvalidDataException($"{path} is not a connection file: it holds null.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is not a connection file: {wrong.Message}", wrong);
        }
    }

    /// <summary>Writes beside and renames, so that a reader never sees half a file; readable by its owner alone.</summary>
    public static void Write(string path, ConnectionInfo connection)
    {
        var beside = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(beside, options))
            JsonSerializer.Serialize(file, connection, Json);
        File.Move(beside, path, overwrite: true);
    }
}
