using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>Which outputs of a notebook show which display, so that an update reaches them all, in earlier cells too.</summary>
public sealed class DisplayIndex
{
    readonly Dictionary<string, List<JsonObject>> outputs = [];

    public void Add(string id, JsonObject output)
    {
        if (!outputs.TryGetValue(id, out var shown)) outputs[id] = shown = [];
        shown.Add(output);
    }

    public void Update(string? id, JsonObject content)
    {
        if (id is null || !outputs.TryGetValue(id, out var shown)) return;
        foreach (var output in shown)
        {
            output["data"] = content["data"]?.DeepClone() ?? new JsonObject();
            output["metadata"] = content["metadata"]?.DeepClone() ?? new JsonObject();
        }
    }
}
