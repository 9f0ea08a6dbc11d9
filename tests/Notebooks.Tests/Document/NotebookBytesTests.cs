using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace Workbook.Notebooks.Tests;

public class NotebookBytesTests
{
    [Fact]
    public void An_untouched_notebook_is_written_octet_by_octet_as_it_was_read() =>
        Samples.Notebook.Sample(octets => Notebook.Parse(octets, "a.ipynb").ToOctets().Span.SequenceEqual(octets));

    [Fact]
    public void Setting_what_is_there_already_changes_nothing() => Samples.Notebook.Sample(octets =>
    {
        var notebook = Notebook.Parse(octets, "a.ipynb");
        foreach (var cell in notebook.Cells)
        {
            cell.SetSource(cell.Source);
            cell.SetMetadata(cell.Metadata);
            if (cell.Kind is not CellKind.Code) continue;
            cell.SetOutputs(cell.Outputs);
            cell.SetExecutionCount(cell.ExecutionCount);
        }
        return notebook.ToOctets().Span.SequenceEqual(octets);
    });

    [Fact]
    public void One_changed_source_leaves_every_other_octet_alone() => Gen.Select(Samples.Notebook, Gen.Int[0, 4], Gen.String).Sample((octets, at, source) =>
    {
        var notebook = Notebook.Parse(octets, "a.ipynb");
        if (at >= notebook.Cells.Count || source == notebook.Cells[at].Source) return;
        notebook.Cells[at].SetSource(source);

        var after = notebook.ToOctets();

        var again = Notebook.Parse(after, "a.ipynb");
        Assert.Equal(WellFormed(source), again.Cells[at].Source);
        Assert.Equal(notebook.Cells.Select(cell => cell.Id), again.Cells.Select(cell => cell.Id));
        Assert.Equal(Frame(octets), Frame(after));
        if (Text(octets).Contains("\"nbformat_minor\":5", StringComparison.Ordinal))
            Assert.Equal(Cells(octets).Where((_, i) => i != at), Cells(after).Where((_, i) => i != at));
    });

    [Fact]
    public void An_older_notebook_is_upgraded_when_it_is_changed_and_only_then()
    {
        var old = """{"cells":[{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":"1"},{"cell_type":"markdown","metadata":{},"source":"two"}],"metadata":{},"nbformat":4,"nbformat_minor":2}"""u8.ToArray();
        var notebook = Notebook.Parse(old, "old.ipynb");
        var ids = notebook.Cells.Select(cell => cell.Id).ToArray();
        Assert.Equal(ids, Notebook.Parse(old, "elsewhere.ipynb").Cells.Select(cell => cell.Id));
        Assert.Equal(old, notebook.ToOctets().ToArray());

        notebook.Cells[0].SetExecutionCount(1);

        Assert.Equal(
            $$"""{"cells":[{"cell_type":"code","execution_count":1,"id":"{{ids[0]}}","metadata":{},"outputs":[],"source":"1"},{"cell_type":"markdown","id":"{{ids[1]}}","metadata":{},"source":"two"}],"metadata":{},"nbformat":4,"nbformat_minor":5}""",
            Text(notebook.ToOctets().Span));
    }

    [Fact]
    public void New_text_is_laid_out_as_pythons_tools_do()
    {
        var notebook = Notebook.Create("new.ipynb", new() { ["b"] = 1, ["a"] = new JsonObject() });
        var cell = notebook.Add(CellKind.Code, "Console.WriteLine(\"é\");\n1\u2028+1", id: "one");
        cell.SetExecutionCount(1);
        cell.SetOutputs([new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "é\u0001\n\u007f" }]);

        // As json.dump(…, ensure_ascii=False, indent=1, sort_keys=True) writes it.
        Assert.Equal("""
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": 1,
               "id": "one",
               "metadata": {},
               "outputs": [
                {
                 "name": "stdout",
                 "output_type": "stream",
                 "text": [
                  "é\u0001\n",
                  "DEL"
                 ]
                }
               ],
               "source": [
                "Console.WriteLine(\"é\");\n",
                "1LS",
                "+1"
               ]
              }
             ],
             "metadata": {
              "a": {},
              "b": 1
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("DEL", "\u007f", StringComparison.Ordinal).Replace("LS", "\u2028", StringComparison.Ordinal), Text(notebook.ToOctets().Span));
    }

    [Fact]
    public void An_added_cell_takes_on_the_style_of_the_file()
    {
        var notebook = Notebook.Parse("{\r\n\t\"nbformat\": 4,\r\n\t\"nbformat_minor\": 5,\r\n\t\"metadata\": {},\r\n\t\"cells\": []\r\n}"u8.ToArray(), "a.ipynb");

        notebook.Add(CellKind.Markdown, "hi", id: "a");
        notebook.Add(CellKind.Markdown, "", id: "b");

        Assert.Equal(
            "{\n\t\"nbformat\": 4,\n\t\"nbformat_minor\": 5,\n\t\"metadata\": {},\n\t\"cells\": [\n"
            + "\t\t{\n\t\t\t\"cell_type\": \"markdown\",\n\t\t\t\"id\": \"a\",\n\t\t\t\"metadata\": {},\n\t\t\t\"source\": [\n\t\t\t\t\"hi\"\n\t\t\t]\n\t\t},\n"
            + "\t\t{\n\t\t\t\"cell_type\": \"markdown\",\n\t\t\t\"id\": \"b\",\n\t\t\t\"metadata\": {},\n\t\t\t\"source\": []\n\t\t}\n\t]\n}",
            Text(notebook.ToOctets().Span).Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_values_stay_values_and_numbers_keep_their_digits()
    {
        var notebook = Notebook.Create("a.ipynb");
        var cell = notebook.Add(CellKind.Code, "1");
        cell.SetOutputs([JsonNode.Parse("""{"output_type":"display_data","metadata":{},"data":{"application/json":[1.0,12345678901234567890123],"text/plain":"a\nb","application/vnd.x+json":{"k":["v"]}}}""")!.AsObject()]);

        var text = string.Concat(Text(notebook.ToOctets().Span).Split('\n').Select(line => line.Trim()));

        Assert.Contains("""
            "application/json": [1.0,12345678901234567890123],"application/vnd.x+json": {"k": ["v"]},"text/plain": ["a\n","b"]
            """.Trim(), text, StringComparison.Ordinal);
    }

    static List<string> Cells(ReadOnlyMemory<byte> octets)
    {
        var list = NotebookText.Of(octets, "a").Members.Value("cells").ToArray();
        return [.. JsonScan.Items(list).Select(place => Text(list[place]))];
    }

    /// <summary>Everything around the cells, but for the version that an upgrade changes.</summary>
    static List<string> Frame(ReadOnlyMemory<byte> octets)
    {
        var (before, members, after) = NotebookText.Of(octets, "a");
        return [Text(before.Span), .. members.Names, Text(members.Value("metadata").Span), Text(members.Value("more").Span), Text(after.Span)];
    }

    static string Text(ReadOnlySpan<byte> octets) => Encoding.UTF8.GetString(octets);

    static string WellFormed(string text) => Text(Encoding.UTF8.GetBytes(text));
}
