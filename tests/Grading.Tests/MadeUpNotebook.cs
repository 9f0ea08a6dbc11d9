using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Grading.Tests;

/// <summary>A student's copy of a released notebook, to be written into and ill-treated.</summary>
sealed class MadeUpNotebook
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true, IndentSize = 1, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly string lesson;

    MadeUpNotebook(string lesson) => (this.lesson, Document) = (lesson, (JsonObject)JsonNode.Parse(File.ReadAllBytes(Repository.Path($"notebooks/{lesson}.ipynb")))!);

    public JsonObject Document { get; }

    public JsonArray Cells => (JsonArray)Document["cells"]!;

    public static MadeUpNotebook Untouched(string lesson = "03-uuencode") => new(lesson);

    /// <summary>With the right answer to every exercise.</summary>
    public static MadeUpNotebook Right(string lesson = "03-uuencode")
    {
        var notebook = new MadeUpNotebook(lesson);
        foreach (var id in notebook.Exercises) notebook.Answer(id);
        return notebook;
    }

    public IReadOnlyList<string> Exercises => [.. Cells.Where(cell => (bool?)cell!["metadata"]!["nbgrader"]?["solution"] is true).Select(cell => GradeId(cell!)!)];

    /// <summary>Writes an answer that is kept among the tests: <c>right</c>, or one of the wrong ones.</summary>
    public MadeUpNotebook Answer(string id, string which = "right") => Write(id, AnswerText(lesson, id, which));

    public static string AnswerText(string lesson, string id, string which) => File.ReadAllText(Repository.Path($"tests/Exercises/{lesson}/{id}/{which}.csx"));

    public MadeUpNotebook Write(string id, string source)
    {
        Cell(id)["source"] = source;
        return this;
    }

    public MadeUpNotebook Change(Action<MadeUpNotebook> change)
    {
        change(this);
        return this;
    }

    public JsonObject Cell(string id) => (JsonObject)Cells.First(cell => GradeId(cell!) == id || (string?)cell!["id"] == id)!;

    public static string Source(JsonNode cell) => cell["source"] is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string)cell["source"]!;

    public static string? GradeId(JsonNode cell) => (string?)cell["metadata"]?["nbgrader"]?["grade_id"];

    /// <summary>A cell of the student's own behind another.</summary>
    public JsonObject InsertBehind(string id, string source, string kind = "code")
    {
        var cell = new JsonObject { ["cell_type"] = kind, ["id"] = $"own-{Cells.Count}", ["metadata"] = new JsonObject(), ["source"] = source };
        if (kind is "code") (cell["outputs"], cell["execution_count"]) = (new JsonArray(), null);
        Cells.Insert(Cells.IndexOf(Cell(id)) + 1, cell);
        return cell;
    }

    /// <summary>A copy of a cell right behind it, as editors make one: with the same metadata.</summary>
    public JsonObject Copy(string id)
    {
        var copy = (JsonObject)Cell(id).DeepClone();
        copy["id"] = $"copy-{Cells.Count}";
        Cells.Insert(Cells.IndexOf(Cell(id)) + 1, copy);
        return copy;
    }

    public byte[] ToOctets() => Encoding.UTF8.GetBytes(ToText());

    public string ToText() => Document.ToJsonString(Json) + "\n";
}
