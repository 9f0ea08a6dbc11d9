using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workbook.Session.Running;

namespace Workbook.Session.Compiling;

/// <summary>Finds what <c>#r</c> names: a file, an assembly of the framework, or a restored package; and what those need in turn.</summary>
sealed class CellReferenceResolver(Lazy<FrameworkReferences> framework, CellAssemblies assemblies, ReadablePlaces places) : MetadataReferenceResolver
{
    readonly Dictionary<string, ImmutableArray<string>> packages = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, PortableExecutableReference> references = new(StringComparer.Ordinal);

    public override bool ResolveMissingAssemblies => true;

    /// <summary>From now on, <c>#r</c> of this package means these files.</summary>
    public void AddPackage(string directive, ImmutableArray<string> files)
    {
        lock (references)
            packages[directive] = files;
        foreach (var file in files)
            assemblies.Add(file, shadow: false);
    }

    public bool HasPackage(string directive)
    {
        lock (references)
            return packages.ContainsKey(directive);
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        ImmutableArray<string> files;
        lock (references)
        {
            if (packages.TryGetValue(reference, out files))
                return [.. files.Select(file => ReferenceTo(file, shadow: false))];
        }

        if (FindFile(reference, baseFilePath) is { } path)
            return places.Allows(path) ? [ReferenceTo(path, shadow: true)] : [];

        return framework.Value.Find(AssemblyName(reference)) is { } found ? [found] : [];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (framework.Value.Find(referenceIdentity.Name) is { } found)
            return found;

        return assemblies.FindBeside(referenceIdentity.Name) is { } file && places.Allows(file) ? ReferenceTo(file, shadow: true) : null;
    }

    PortableExecutableReference ReferenceTo(string file, bool shadow)
    {
        lock (references)
        {
            if (!references.TryGetValue(file, out var reference))
                references[file] = reference = Reference.To(assemblies.Add(file, shadow), original: file);
            return reference;
        }
    }

    static string? FindFile(string reference, string? baseFilePath)
    {
        // Of a file taken in by #load, the folder of that file; of a cell, the current folder.
        var folder = Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)! : Directory.GetCurrentDirectory();
        var path = Path.GetFullPath(Path.Combine(folder, reference));
        return File.Exists(path) ? path : null;
    }

    static string AssemblyName(string reference)
    {
        var name = reference.Split(',')[0].Trim();
        return name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }

    // One resolver a session: the same object is the same resolver.
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
