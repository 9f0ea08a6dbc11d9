using System.Xml.Linq;

namespace Workbook.Tests;

/// <summary>The arrows between the parts, as ARCHITECTURE.md draws them: an arrow that is not drawn there may not be built.</summary>
public class ArchitectureTests
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["FakeMail"] = [],
        ["Lessons"] = ["FakeMail"],
        ["Jupyter"] = [],
        ["Session"] = [],
        ["Kernel"] = ["Session", "Jupyter"],
        ["Notebooks"] = ["Jupyter"],
        ["Sandbox"] = [],
        ["Grading"] = ["Notebooks", "Session", "Sandbox", "FakeMail"],
        ["Studio"] = ["Notebooks"],
        ["Workbook"] = ["Kernel", "Notebooks", "Grading", "Studio", "Lessons", "FakeMail"],
    };

    public static TheoryData<string> Projects =>
        [.. Directory.GetFiles(Repository.Path("lessons"), "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Repository.Path("tools"), "*.csproj", SearchOption.AllDirectories))];

    [Theory, MemberData(nameof(Projects))]
    public void A_part_knows_only_the_parts_that_the_picture_shows(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Assert.True(Allowed.TryGetValue(name, out var allowed), $"{name} is not in the picture: draw it in ARCHITECTURE.md and name it here.");

        var known = XDocument.Load(project).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Empty(known.Except(allowed));
    }

    [Fact]
    public void Every_part_has_its_paragraph_in_the_architecture_page()
    {
        var page = File.ReadAllText(Repository.Path("ARCHITECTURE.md"));
        Assert.All(Allowed.Keys, name => Assert.Contains($"/{name}", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_that_the_architecture_page_names_is_there()
    {
        var page = File.ReadAllText(Repository.Path("ARCHITECTURE.md"));
        var named = System.Text.RegularExpressions.Regex.Matches(page, @"`((?:lessons|tools|tests|notebooks)/[\w./-]+)`").Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.True(Path.Exists(Repository.Path(path)), $"ARCHITECTURE.md names {path}, which is not there."));
    }
}
