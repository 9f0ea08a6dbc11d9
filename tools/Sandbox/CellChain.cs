using System.Reflection;
using System.Runtime.Loader;

namespace Workbook.Sandbox;

/// <summary>Compiled cells, and the variables of those that ran one after another.</summary>
sealed class CellChain(IReadOnlyList<string> folders) : AssemblyLoadContext("cells")
{
    readonly Dictionary<string, Assembly> cells = [];
    readonly Dictionary<int, Func<object?[], Task<object?>>> entries = [];

    // The first place is for a host object, which there is not.
    object?[] variables = new object?[256];

    /// <summary>The objects that hold the cells' variables and functions, the newest first.</summary>
    public IEnumerable<object> Newest => variables.Reverse().OfType<object>();

    /// <summary>What a variable holds; null if there is none of that name.</summary>
    public object? Variable(string name) =>
        Newest.Select(cell => (Cell: cell, Field: cell.GetType().GetField(name))).FirstOrDefault(found => found.Field is not null) is var (cell, field) ? field?.GetValue(cell) : null;

    public void Add(int number, string type, string method, ReadOnlySpan<byte> assembly)
    {
        var loaded = LoadFromStream(new MemoryStream(assembly.ToArray()));
        cells[loaded.GetName().Name!] = loaded;
        entries[number] = loaded.GetType(type, throwOnError: true)!
            .GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }

    public void Begin() => variables = new object?[256];

    public object? Run(int number) => entries[number](variables).GetAwaiter().GetResult();

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (cells.TryGetValue(name, out var cell))
            return cell;
        foreach (var folder in folders)
        {
            var file = Path.Combine(folder, name + ".dll");
            if (File.Exists(file))
                return LoadFromAssemblyPath(file);
        }
        return null;   // of the framework
    }
}
