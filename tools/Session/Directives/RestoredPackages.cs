using System.Collections.Immutable;
using System.Text.Json;

namespace Workbook.Session.Directives;

/// <summary>What a restore gave: the assemblies to reference, folders with native libraries, and the versions that were chosen.</summary>
sealed record RestoredPackages(ImmutableArray<string> Assemblies, ImmutableArray<string> NativeFolders, ImmutableArray<string> Versions)
{
    /// <summary>Reads the list that NuGet writes into obj/.</summary>
    public static RestoredPackages FromAssets(string file)
    {
        using var assets = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = assets.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        // Of the two targets the longer name is the one for this machine.
        var target = root.GetProperty("targets").EnumerateObject().MaxBy(entry => entry.Name.Length).Value;

        var packages = target.EnumerateObject().Where(package => package.Value.GetProperty("type").GetString() == "package").ToList();
        IEnumerable<string> Files(string kind) =>
            from package in packages
            where package.Value.TryGetProperty(kind, out _)
            let path = root.GetProperty("libraries").GetProperty(package.Name).GetProperty("path").GetString()!
            from item in package.Value.GetProperty(kind).EnumerateObject()
            where !item.Name.EndsWith("_._", StringComparison.Ordinal)
            let full = folders.Select(folder => Path.GetFullPath(Path.Combine(folder, path, item.Name))).FirstOrDefault(File.Exists)
            where full is not null
            select full;

        return new RestoredPackages(
            [.. Files("runtime").Where(path => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))],
            [.. Files("native").Select(path => Path.GetDirectoryName(path)!).Distinct()],
            [.. packages.Select(package => package.Name.Replace('/', ' '))]);
    }

    /// <summary>Null where nothing is kept, or not all that is named there still exists.</summary>
    public static RestoredPackages? TryRead(string file)
    {
        try
        {
            return File.Exists(file) && JsonSerializer.Deserialize<RestoredPackages>(File.ReadAllBytes(file)) is { } kept && kept.Assemblies.All(File.Exists)
                ? kept
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = $"{file}.{Environment.ProcessId}";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(temporary, file, overwrite: true);
    }
}
