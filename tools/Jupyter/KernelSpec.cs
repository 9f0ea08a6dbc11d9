using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Workbook.Jupyter;

/// <summary>How to start a kernel and what to call it: the content of a <c>kernel.json</c>.</summary>
public sealed record KernelSpec
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The name of its folder, by which notebooks ask for it.</summary>
    [JsonIgnore] public string Name { get; init; } = "";

    /// <summary>The folder that holds kernel.json; null when the specification is not installed.</summary>
    [JsonIgnore] public string? Folder { get; init; }

    [JsonPropertyName("argv")] public IReadOnlyList<string> Argv { get; init; } = [];
    [JsonPropertyName("display_name")] public string DisplayName { get; init; } = "";
    [JsonPropertyName("language")] public string Language { get; init; } = "";

    /// <summary>"signal" or "message": how the kernel wants to be interrupted.</summary>
    [JsonPropertyName("interrupt_mode")] public string InterruptMode { get; init; } = "signal";

    [JsonPropertyName("env"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    [JsonPropertyName("metadata"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonObject? Metadata { get; init; }

    /// <exception cref="InvalidDataException">The folder's kernel.json is not one.</exception>
    public static KernelSpec Read(string folder)
    {
        var path = Path.Combine(folder, "kernel.json");
        try
        {
            var spec = JsonSerializer.Deserialize<KernelSpec>(File.ReadAllBytes(path), Json);
            if (spec is not { Argv.Count: > 0 }) throw new InvalidDataException($"{path} names no command to start (argv).");
            return spec with { Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), Folder = folder };
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is not a kernel specification: {wrong.Message}", wrong);
        }
    }

    /// <summary>Every installed kernel, the first of a name winning; folders that hold none or a damaged one are passed over.</summary>
    public static IReadOnlyList<KernelSpec> List() =>
    [
        .. JupyterPaths.DataFolders.SelectMany(InstalledUnder).DistinctBy(spec => spec.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(spec => spec.Name, StringComparer.Ordinal),
    ];

    /// <summary>The installed kernel of this name, or null. Jupyter does not tell capitals from small letters here.</summary>
    public static KernelSpec? Find(string name) =>
        List().FirstOrDefault(spec => spec.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes kernel.json into <c>kernels/NAME</c> under a data folder and returns that folder.</summary>
    public string Install(string dataFolder)
    {
        var folder = Directory.CreateDirectory(Path.Combine(dataFolder, "kernels", Name)).FullName;
        var path = Path.Combine(folder, "kernel.json");
        File.WriteAllText(path + ".tmp", JsonSerializer.Serialize(this, Json) + "\n");
        File.Move(path + ".tmp", path, overwrite: true);
        return folder;
    }

    static IEnumerable<KernelSpec> InstalledUnder(string dataFolder)
    {
        var kernels = Path.Combine(dataFolder, "kernels");
        return SubFolders(kernels).Select(TryRead).OfType<KernelSpec>();
    }

    static string[] SubFolders(string folder)
    {
        try { return Directory.Exists(folder) ? Directory.GetDirectories(folder) : []; }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { return []; }
    }

    static KernelSpec? TryRead(string folder)
    {
        try { return File.Exists(Path.Combine(folder, "kernel.json")) ? Read(folder) : null; }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException) { return null; }
    }
}
