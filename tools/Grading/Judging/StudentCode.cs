using System.Text.Json;
using FakeMail;
using Workbook.Sandbox;
using Workbook.Session;

namespace Workbook.Grading;

/// <summary>A student's answer to one exercise, with the cells that it needs, ready to be asked by one test.</summary>
sealed class StudentCode(SubmissionRun run, Slices slices, IReadOnlyList<ReleasedCell> cells, string exercise) : IStudentCode, IDisposable
{
    readonly List<ObservedServer> servers = [];
    readonly HashSet<string> prepared = [];
    CellChain? chain;
    IReadOnlyList<ReleasedCell> slice = [];
    bool isReady;

    /// <summary>Why no question could be asked at all.</summary>
    public string? NotReached { get; private set; }

    public object? Invoke(string name, IReadOnlyList<object?> arguments, Type result)
    {
        Prepare([name]);
        using var call = new MemoryStream();
        using (var json = ExchangedValue.WriterOn(call))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WritePropertyName("arguments");
            ExchangedValue.Write(json, arguments);
            json.WriteEndObject();
        }
        return As(result, run.Call(call.ToArray()));
    }

    public object? Evaluate(string expression, object? values, Type result)
    {
        Prepare(CellNames.Of(expression).Mentioned);
        var node = run.Compile(chain!, GivenValues.Before(expression, values), "what the test asks");
        return As(result, run.Evaluate(node));
    }

    public string RunCell(string id)
    {
        var cell = cells.FirstOrDefault(cell => cell.Id == id) ?? throw new ArgumentException($"The notebook has no cell {id}.");
        Prepare(CellNames.Of(cell.Source).Mentioned);
        var node = slice.Any(part => part.Id == id) ? chain!.Nodes[slice.Index().First(part => part.Item.Id == id).Index] : run.Compile(chain!, cell.Source, id);
        return run.Run(node).Printed;
    }

    public ObservedServer StartMail(string? inPlaceOf)
    {
        Prepare(inPlaceOf is null ? [] : [inPlaceOf]);
        var server = FakeMailServer.Start(port: 0);
        var observed = new ObservedServer(server, server.Host, run.OpenMail(server, inPlaceOf));
        servers.Add(observed);
        return observed;
    }

    /// <summary>Runs the cells, if they have not run for this test, or have not run those that the names need.</summary>
    void Prepare(IEnumerable<string> names)
    {
        var news = names.Where(name => slices.Declares(name) && !prepared.Contains(name)).ToList();
        if (isReady && run.IsAlive && news.Count == 0)
            return;
        try
        {
            if (run.IsOver)
                throw new StudentCodeException("TimeOut", $"The {run.Limits.Submission.TotalSeconds:0} seconds for the whole submission were over.");
            prepared.UnionWith(news);
            var needed = slices.Of(exercise, prepared);
            if (isReady && run.IsAlive && needed.Count == slice.Count)
                return;
            (slice, chain) = Compile(needed);
            run.Begin(chain.Nodes);
            isReady = true;
        }
        catch (StudentCodeException failure)
        {
            NotReached = failure.Message;
            throw;
        }
    }

    // An answer may lean on a using directive that stands in another answer: but only where it has to, for that one may be anything.
    (IReadOnlyList<ReleasedCell> Slice, CellChain Chain) Compile(IReadOnlyList<ReleasedCell> needed)
    {
        try
        {
            return (needed, run.Compile(needed));
        }
        catch (StudentCodeException) when (slices.Of(exercise, prepared, withUsings: true) is var more && more.Count > needed.Count && run.Compiles(more))
        {
            return (more, run.Compile(more));
        }
    }

    static object? As(Type type, JsonElement json)
    {
        if (type == typeof(void))
            return null;
        try
        {
            return ExchangedValue.Read(json, type);
        }
        catch (FormatException unlike)
        {
            throw new StudentCodeException("WrongType", $"{unlike.Message}.");
        }
    }

    public void Dispose() => servers.ForEach(server => server.Dispose());
}
