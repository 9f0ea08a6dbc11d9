using System.Globalization;

namespace Workbook.Grading;

/// <summary>The processes of the machine at one moment: who started whom, and how much memory each has.</summary>
sealed class ProcessTree
{
    readonly Dictionary<int, long> memory = [];
    readonly Dictionary<int, List<int>> children = [];

    public static ProcessTree Read()
    {
        var tree = new ProcessTree();
        if (!Directory.Exists("/proc/self"))
            return tree;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                tree.Add(id, folder);
        }
        return tree;
    }

    /// <summary>The resident memory of a process and of all that descend from it.</summary>
    public long MemoryOf(int id) => memory.TryGetValue(id, out var own)
        ? own + children.GetValueOrDefault(id, []).Sum(MemoryOf)
        : 0;

    void Add(int id, string folder)
    {
        try
        {
            // pid (name) state ppid ... rss: the name may hold anything, so what counts comes after its last bracket.
            var line = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            memory[id] = long.Parse(fields[21], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
            var parent = int.Parse(fields[1], CultureInfo.InvariantCulture);
            if (!children.TryGetValue(parent, out var siblings))
                children[parent] = siblings = [];
            siblings.Add(id);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
        }
    }
}
