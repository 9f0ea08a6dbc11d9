using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Workbook.Session.Compiling;
using Workbook.Session.Running;

namespace Workbook.Session;

/// <summary>Compiles cells that run elsewhere, each upon those before it. It may be asked from several threads at a time, and a cell may be continued in several ways.</summary>
public sealed class CellCompiler : IDisposable
{
    // No loop asks whether it is to stop: whoever runs the cells ends the process.
    static readonly EmitOptions NoSymbols = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    // The compiler follows nested code into the depth, and where its stack ends the process does.
    const int StackSize = 16 * 1024 * 1024, Deepest = 1_000;

    readonly CellAssemblies assemblies = new();
    readonly SubmissionCompiler compiler;

    public CellCompiler(SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var places = new ReadablePlaces(options.ReadableRoots);
        var framework = new Lazy<FrameworkReferences>(() => FrameworkReferences.Load(options.UseRuntimeAssemblies));
        var resolver = new CellReferenceResolver(framework, assemblies, places);
        compiler = new SubmissionCompiler(CellLanguage.Compile(resolver, new CellSourceResolver(places)), framework.Value, assemblies);
    }

    /// <summary>Compiles a cell after another one, or as the first.</summary>
    /// <param name="code">The cell; its magic commands are left out.</param>
    /// <param name="place">Where it stands, as a path: what <c>#r</c> and <c>#load</c> name is looked for in the folder of it.</param>
    /// <param name="name">What its assembly is called. Later cells find it by this name: also another cell of that name and the same shape.</param>
    /// <param name="previous">The cell before it, which compiled.</param>
    /// <param name="cancel">Gives up.</param>
    public CompiledCell Compile(string code, string place, string name, CompiledCell? previous, CancellationToken cancel)
    {
        CompiledCell? compiled = null;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                compiled = CompileHere(code, place, name, previous?.Compilation, cancel);
            }
            catch (Exception e) when (e is OperationCanceledException or InsufficientExecutionStackException or OutOfMemoryException or IOException)
            {
                failure = e;
            }
        }, StackSize)
        { IsBackground = true, Name = "compiler" };
        thread.Start();
        thread.Join();
        return failure switch
        {
            null => compiled!,
            OutOfMemoryException => CompiledCell.Refused("The compiler ran out of memory."),
            InsufficientExecutionStackException => CompiledCell.Refused("The code nests too deeply to be compiled."),
            _ => throw failure,
        };
    }

    CompiledCell CompileHere(string code, string place, string name, CSharpCompilation? previous, CancellationToken cancel)
    {
        if (NestingDepth.IsBeyond(code))
            return CompiledCell.Refused("The code nests too deeply to be compiled.");
        var cell = SubmissionCompiler.Parse(Directives.CellParts.Mask(code), place);
        if (SyntaxDepth.Of(cell.GetRoot(cancel)) > Deepest)
            return CompiledCell.Refused("The code nests too deeply to be compiled.");
        var depth = 0;
        for (var before = previous; before is not null; before = before.ScriptCompilationInfo?.PreviousScriptCompilation)
            depth++;
        var compilation = compiler.Continue(name, cell, previous, depth);

        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly, options: NoSymbols, cancellationToken: cancel);
        if (!emitted.Success)
            return SubmissionCompiler.Errors(emitted.Diagnostics).ToImmutableArray() is { IsEmpty: false } errors ? Wrong(errors) : new CompiledCell(compilation);

        var entry = compilation.GetEntryPoint(cancel) ?? throw new InvalidOperationException($"The compiler gave {place} no entry point.");
        return new CompiledCell(compilation)
        {
            Assembly = [.. assembly.GetBuffer().AsSpan(0, (int)assembly.Length)],
            EntryType = entry.ContainingType.MetadataName,
            EntryMethod = entry.MetadataName,
        };
    }

    static CompiledCell Wrong(ImmutableArray<CellDiagnostic> errors) => new(compilation: null) { Errors = errors };

    public void Dispose() => assemblies.DeleteCopies();
}
