using System.Text;
using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.Notebooks;

/// <summary>Gathers a cell's outputs from the kernel's messages, as notebooks keep them. Displays know their ids for later updates.</summary>
public sealed class OutputCollector(OutputLimit limit, DisplayIndex displays, int count, int countInKernel)
{
    readonly Lock gate = new();   // whoever shows what was heard so far may look at any time
    readonly List<JsonObject> outputs = [];
    readonly Dictionary<JsonObject, StringBuilder> streams = [];
    long text, data, cut, dropped;
    bool clearBeforeNext;

    /// <summary>The execution count in the notebook.</summary>
    public int Count => count;

    /// <summary>The count as the kernel has it, which begins anew when the kernel does.</summary>
    public int CountInKernel => countInKernel;

    public CellError? Error { get; private set; }

    /// <summary>Told when something was heard.</summary>
    public event Action? Heard;

    /// <summary>The outputs so far; where something was left out, the last says so.</summary>
    public IReadOnlyList<JsonObject> Outputs
    {
        get
        {
            foreach (var (output, all) in streams) output["text"] = all.ToString();
            return Note() is { } note ? [.. outputs, Stream("stdout", note)] : outputs;
        }
    }

    public void Hear(JupyterMessage message)
    {
        lock (gate) Take(message);
        Heard?.Invoke();
    }

    /// <summary>A copy of the outputs so far, for whoever looks while the cell runs.</summary>
    public IReadOnlyList<JsonObject> Snapshot()
    {
        lock (gate) return [.. Outputs.Select(output => (JsonObject)output.DeepClone())];
    }

    void Take(JupyterMessage message)
    {
        var content = message.Content;
        switch (message.Type)
        {
            case "stream": Print((string?)content["name"] ?? "stdout", (string?)content["text"] ?? ""); break;
            case "display_data": Show("display_data", content); break;
            case "execute_result": Show("execute_result", content); break;
            case "update_display_data": displays.Update(DisplayId(content), content); break;
            case "error": Fail(content); break;
            case "clear_output" when (bool?)content["wait"] ?? false: clearBeforeNext = true; break;
            case "clear_output": Clear(); break;
        }
    }

    void Print(string name, string more)
    {
        if (more is "" || !HasRoom()) return;
        var kept = (int)Math.Min(more.Length, limit.Text - text);
        (text, cut) = (text + kept, cut + more.Length - kept);
        if (kept is 0) return;

        // Only what follows on directly is joined: a display in between keeps its place.
        if (outputs is not [.., var last] || !streams.TryGetValue(last, out var all) || (string?)last["name"] != name)
        {
            outputs.Add(last = Stream(name, ""));
            streams[last] = all = new();
        }
        all.Append(more, 0, kept);
    }

    void Show(string type, JsonObject content)
    {
        if (!HasRoom()) return;
        var output = new JsonObject
        {
            ["output_type"] = type, ["data"] = content["data"]?.DeepClone() ?? new JsonObject(), ["metadata"] = content["metadata"]?.DeepClone() ?? new JsonObject(),
        };
        if (type is "execute_result") output["execution_count"] = count;
        var size = output["data"]!.ToJsonString().Length;
        if (data + size > limit.Data)
        {
            dropped++;
            return;
        }
        data += size;
        outputs.Add(output);
        if (DisplayId(content) is { } id) displays.Add(id, output);
    }

    void Fail(JsonObject content)
    {
        if (clearBeforeNext) Clear();
        Error = CellError.Of(content, countInKernel);
        outputs.Add(new()
        {
            ["output_type"] = "error", ["ename"] = content["ename"]?.DeepClone() ?? "Error", ["evalue"] = content["evalue"]?.DeepClone() ?? "",
            ["traceback"] = content["traceback"]?.DeepClone() ?? new JsonArray(),
        });
    }

    bool HasRoom()
    {
        if (clearBeforeNext) Clear();
        if (outputs.Count < limit.Outputs) return true;
        dropped++;
        return false;
    }

    void Clear()
    {
        outputs.Clear();
        streams.Clear();
        (text, data, cut, dropped, clearBeforeNext) = (0, 0, 0, 0, false);
    }

    string? Note() => (cut, dropped) switch
    {
        (0, 0) => null,
        ( > 0, 0) => $"\n[The cell printed {text + cut:N0} characters; the last {cut:N0} are not kept.]\n",
        (0, _) => $"\n[The cell showed more than is kept: {dropped:N0} outputs are left out.]\n",
        _ => $"\n[The cell printed {text + cut:N0} characters, of which the last {cut:N0} are not kept; {dropped:N0} further outputs are left out.]\n",
    };

    static JsonObject Stream(string name, string text) => new() { ["output_type"] = "stream", ["name"] = name, ["text"] = text };

    static string? DisplayId(JsonObject content) => (string?)(content["transient"] as JsonObject)?["display_id"];
}
