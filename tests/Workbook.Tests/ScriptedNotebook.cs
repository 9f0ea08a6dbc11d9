using Workbook.Notebooks;

namespace Workbook.Tests;

/// <summary>A notebook file whose cells are scripts of tests/ScriptedKernel.</summary>
static class ScriptedNotebook
{
    public static string Write(Cli cli, string name, params string[] cells)
    {
        var notebook = Notebook.Create(name, new()
        {
            ["kernelspec"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "scripted", ["language"] = "script", ["display_name"] = "Scripted" },
            ["workbook"] = new System.Text.Json.Nodes.JsonObject
            {
                ["mask"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["regex"] = "pid [0-9]+", ["replace"] = "pid N" }),
            },
        });
        notebook.Add(CellKind.Markdown, "# Scripts");
        foreach (var cell in cells) notebook.Add(CellKind.Code, cell);
        notebook.Save(cli.PathOf(name));
        return name;
    }
}
