using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Grading.Tests;

/// <summary>Forty works for lesson 03 with known marks: whatever people write, and whatever editors and file systems make of it.</summary>
static class MadeUpClass
{
    const string Quad = "uu-quad", Length = "uu-length", Line = "uu-line", DecodeLine = "uu-decode-line", Rescue = "uu-rescue";

    static readonly int[] All = [2, 1, 3, 3, 4];
    static readonly string[] Names = ["uu-quad", "uu-length", "uu-line", "uu-decode-line", "uu-rescue"];

    static MadeUpNotebook Right => MadeUpNotebook.Right();

    public static IReadOnlyList<MadeUpWork> Works { get; } = [.. Answers(), .. Trouble(), .. Cells(), .. Files(), .. Attempts()];

    /// <summary>Right, partly right, wrong, nothing.</summary>
    static IEnumerable<MadeUpWork> Answers()
    {
        yield return Work("right", Right, All);
        yield return Work("untouched", MadeUpNotebook.Untouched(), [0, 0, 0, 0, 0]);
        yield return Work("partly", MadeUpNotebook.Untouched().Answer(Quad).Answer(Length), [2, 1, 0, 0, 0]);
        yield return Work("empty-cells", Names.Aggregate(MadeUpNotebook.Untouched(), (notebook, id) => notebook.Write(id, "")), [0, 0, 0, 0, 0]);
        yield return Work("zero-as-space", Right.Answer(Quad, "wrong-zero-as-space"), [0, 1, 1, 3, 4]);
        yield return Work("keeps-the-filling", Right.Answer(DecodeLine, "wrong-keeps-the-filling"), [2, 1, 3, 2, 0]);
        yield return Work("does-not-pad", Right.Answer(Rescue, "wrong-does-not-pad"), [2, 1, 3, 3, 1]);
        yield return Work("one-off", Right.Answer(Length, "wrong-one-off"), [2, 0, 0, 3, 4]);
        yield return Work("not-compiling", Right.Write(Quad, "string Quad(byte a, byte b, byte c) { return 5 }"), [0, 1, 0, 3, 4]);
        yield return Work("renamed-function", Right.Write(Length, "char LengthChar(int octets) => Printable(octets);"), [2, 0, 0, 3, 4]);
        yield return Work("throws", Right.Write(DecodeLine, "byte[] UudecodeLine(string line) => throw new Exception(\"<b>no</b>\");"), [2, 1, 3, 0, 0]);
    }

    /// <summary>Code that would take a machine with it.</summary>
    static IEnumerable<MadeUpWork> Trouble()
    {
        yield return Work("endless", Right.Write(Length, "char LengthCharacter(int octets) { while (true) { } }"), [2, 0, 0, 3, 4]);
        yield return Work("endless-cell", Right.Write(Rescue, "byte[] Rescue(string letter) => []; while (true) { }"), [2, 1, 3, 3, 0]);
        yield return Work("deep", Right.Write(Length, "char LengthCharacter(int octets) => LengthCharacter(octets + 1);"), [2, 0, 0, 3, 4]);
        yield return Work("memory", Right.Write(Quad, "string Quad(byte a, byte b, byte c) { var all = new List<byte[]>(); for (var i = 0; i < 10_000; i++) { var more = new byte[1 << 20]; Array.Fill(more, (byte)1); all.Add(more); } return \"\"; }"), [0, 1, 0, 3, 4]);
        yield return Work("output", Right.Write(Length, "char LengthCharacter(int octets) { for (;;) Console.WriteLine(new string('x', 100_000)); }"), [2, 0, 0, 3, 4]);
        yield return Work("exit", Right.Write(Length, "char LengthCharacter(int octets) { Environment.Exit(0); return ' '; }"), [2, 0, 0, 3, 4]);
        yield return Work("nested", Right.Write(Length, new string('(', 20_000)), [2, 0, 0, 3, 4]);
    }

    static MadeUpWork Work(string student, MadeUpNotebook notebook, int[] points, string? says = null) =>
        new($"{student}/03-uuencode.ipynb", notebook.ToOctets(), student, points, says);

    /// <summary>What happens to cells.</summary>
    static IEnumerable<MadeUpWork> Cells()
    {
        yield return Work("edited-checks", Right.Answer(Quad, "wrong-backwards").Write("uu-quad-check", "Check.Exercise(\"uu-quad\", points: 2).True(\"all is well\", () => true)"), [0, 1, 1, 3, 4], "had been changed");
        yield return Work("deleted", Right.Change(notebook => notebook.Cells.Remove(notebook.Cell(Rescue))), [2, 1, 3, 3, 0], "nothing to mark");
        yield return Work("deleted-checks", Right.Change(notebook => { foreach (var id in Names) notebook.Cells.Remove(notebook.Cell($"{id}-check")); }), All, "not in the notebook any more");
        yield return Work("duplicated", Right.Change(notebook => notebook.Copy(Quad)["source"] = "string Quad(byte a, byte b, byte c) => \"\";"), All, "twice; the first was marked");
        yield return Work("split", Right.Change(Split), All, "cut into 2 cells");
        yield return Work("retyped", Right.Change(notebook => notebook.Cell(Line)["cell_type"] = "markdown"), All, "turned into prose");
        yield return Work("helper", Right.Write(Quad, "string Quad(byte a, byte b, byte c) => Four(a << 16 | b << 8 | c);").Change(notebook =>
            notebook.InsertBehind("no-lower-case", "string Four(int n) => string.Concat(Printable(n >> 18 & 63), Printable(n >> 12 & 63), Printable(n >> 6 & 63), Printable(n & 63));")), All, "uses Four");
        yield return Work("no-metadata", Right.Change(notebook => { foreach (var cell in notebook.Cells) cell!["metadata"] = new JsonObject(); }), All, "by its id");
        yield return Work("reordered", Right.Change(notebook => { var cell = notebook.Cell(Quad); notebook.Cells.Remove(cell); notebook.Cells.Add(cell); }), All);
    }

    static void Split(MadeUpNotebook notebook)
    {
        var lines = MadeUpNotebook.Source(notebook.Cell(Line)).Split('\n');
        notebook.Write(Line, string.Join('\n', lines[..3]));
        notebook.Copy(Line)["source"] = string.Join('\n', lines[3..]);
    }

    /// <summary>What editors and disks make of files.</summary>
    static IEnumerable<MadeUpWork> Files()
    {
        yield return new("other-kernel/03-uuencode.ipynb", Right.Change(notebook => notebook.Document["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = "python3", ["language"] = "python", ["display_name"] = "Python 3" } }).ToOctets(), "other-kernel", All);
        yield return new("cut-off/03-uuencode.ipynb", Encoding.UTF8.GetBytes(Right.ToText() is var text ? text[..text.IndexOf("\"uu-decode-line-check\"", StringComparison.Ordinal)] : ""), "cut-off", [2, 1, 3, 3, 0], "damaged or cut off");
        yield return new("no-json/03-uuencode.ipynb", "My notebook did not upload, sorry!"u8.ToArray(), "no-json", null);
        yield return new("windows/03-uuencode.ipynb", Encoding.UTF8.GetBytes(Right.Change(Windows).ToText().Replace("\n", "\r\n", StringComparison.Ordinal)), "windows", All);
        yield return new("mark/03-uuencode.ipynb", [0xEF, 0xBB, 0xBF, .. Right.ToOctets()], "mark", All);
        yield return new("utf-16/03-uuencode.ipynb", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Right.ToText())], "utf-16", All, "UTF-16");
        yield return new("vs-code/03-uuencode.ipynb", Right.Change(VsCode).ToOctets(), "vs-code", All);
        yield return new("jupyterlab/03-uuencode.ipynb", Right.Change(JupyterLab).ToOctets(), "jupyterlab", All);
        yield return new("no-ids/03-uuencode.ipynb", Right.Change(notebook => { notebook.Document["nbformat_minor"] = 4; foreach (var cell in notebook.Cells.OfType<JsonObject>()) cell.Remove("id"); }).ToOctets(), "no-ids", All);
        yield return new("renamed/my homework (1) FINAL.ipynb", Right.ToOctets(), "renamed", All);
        yield return new("zipped.zip", MadeUpArchive.Zip(("work/03-uuencode.ipynb", Right.ToOctets())), "zipped", All);
    }

    static void Windows(MadeUpNotebook notebook)
    {
        foreach (var cell in notebook.Cells.OfType<JsonObject>()) cell["source"] = MadeUpNotebook.Source(cell).Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    // Sources as one string, no ids on prose, the language in another place, and its own metadata.
    static void VsCode(MadeUpNotebook notebook)
    {
        foreach (var cell in notebook.Cells.OfType<JsonObject>())
        {
            cell["source"] = MadeUpNotebook.Source(cell);
            if ((string?)cell["cell_type"] is "markdown") cell.Remove("id");
            else cell["metadata"]!["vscode"] = new JsonObject { ["languageId"] = "polyglot-notebook" };
        }
        notebook.Document["metadata"]!["language_info"]!["name"] = "polyglot-notebook";
    }

    // Sources as lists of lines, keys in order, trusted flags and execution times.
    static void JupyterLab(MadeUpNotebook notebook)
    {
        foreach (var cell in notebook.Cells.OfType<JsonObject>())
        {
            cell["source"] = new JsonArray([.. MadeUpNotebook.Source(cell).Split('\n').Select(line => (JsonNode?)(line + "\n"))]);
            cell["metadata"]!["trusted"] = true;
            cell["metadata"]!["execution"] = new JsonObject { ["iopub.execute_input"] = "2026-11-01T10:00:00.000000Z" };
        }
    }

    static IEnumerable<MadeUpWork> Attempts()
    {
        yield return new("X_twice_attempt_2026-11-01-10-00-00_03-uuencode.ipynb", MadeUpNotebook.Untouched().ToOctets(), "twice", null);
        yield return new("X_twice_attempt_2026-11-02-10-00-00_03-uuencode.ipynb", Right.ToOctets(), "twice", All);
        yield return new("Zoë O'Neil_4711_assignsubmission_file_/03-uuencode.ipynb", Right.ToOctets(), "4711", All);
        yield return new("leeann_LATE_12345_67890_03-uuencode-1.ipynb", Right.Answer(Length, "wrong-counts-characters").ToOctets(), "12345", [2, 0, 0, 3, 4]);
    }

    /// <summary>The class as a folder.</summary>
    public static void WriteTo(string folder)
    {
        foreach (var work in Works)
        {
            var path = Path.Combine(folder, work.File);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, work.Octets);
        }
    }
}
