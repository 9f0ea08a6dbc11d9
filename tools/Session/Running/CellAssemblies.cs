using System.Reflection;
using System.Runtime.Loader;
using Workbook.Session.Compiling;

namespace Workbook.Session.Running;

/// <summary>The assemblies of a session: its compiled cells, and what they reference.</summary>
sealed class CellAssemblies() : AssemblyLoadContext("cells")
{
    // A cell and the session must mean the same types by these, or a value could not be shown.
    static readonly HashSet<string> Shared =
        ["Workbook.Session", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.AspNetCore.Html.Abstractions"];

    readonly Lock sync = new();
    readonly Dictionary<string, Assembly> cells = [];
    readonly Dictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> folders = [];
    readonly ShadowCopies shadows = new();

    public Assembly AddCell(string name, Stream assembly, Stream symbols)
    {
        var loaded = LoadFromStream(assembly, symbols);
        lock (sync)
            cells[name] = loaded;
        return loaded;
    }

    /// <summary>Makes a file loadable by the name of its assembly, and its folder a place to look for what it needs; gives the file to read.</summary>
    public string Add(string file, bool shadow)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        lock (sync)
        {
            if (Path.GetDirectoryName(file) is { } folder && !folders.Contains(folder))
                folders.Add(folder);
            // Two files of one name cannot both be loaded: the first wins, as it would at run time.
            if (files.TryGetValue(name, out var known))
                return known;
            return files[name] = shadow ? shadows.Of(file) : file;
        }
    }

    public string? FindBeside(string name)
    {
        lock (sync)
            return folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        lock (sync)
        {
            if (cells.TryGetValue(name, out var cell))
                return cell;
        }
        if (Shared.Contains(name) || FrameworkReferences.IsFrameworkAssembly(name))
            return null;

        string? file;
        lock (sync)
            file = files.GetValueOrDefault(name);
        file ??= FindBeside(name) is { } beside ? Add(beside, shadow: true) : null;
        return file is null ? null : LoadFromAssemblyPath(file);
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] names = [unmanagedDllName, unmanagedDllName + ".dll", $"lib{unmanagedDllName}.so", $"lib{unmanagedDllName}.dylib"];
        lock (sync)
        {
            var found = folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
            return found is null ? IntPtr.Zero : LoadUnmanagedDllFromPath(found);
        }
    }

    /// <summary>A folder with native libraries that a package brings.</summary>
    public void AddFolder(string folder)
    {
        lock (sync)
            folders.Add(folder);
    }

    public void DeleteCopies() => shadows.Delete();
}
