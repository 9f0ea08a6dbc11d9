using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Grading;

/// <summary>
/// The result of one runner of GitHub Classroom: a step's output, JSON in base64. Its table counts tests and its notice counts scores, so each point is a test of
/// its own, all of one weight, earned or not: then the two agree.
/// </summary>
public static class ClassroomResult
{
    /// <summary>The line for $GITHUB_OUTPUT.</summary>
    public static string Line(IReadOnlyList<ClassroomMark> marks) => "result=" + Convert.ToBase64String(Encoding.UTF8.GetBytes(Of(marks).ToJsonString()));

    static JsonObject Of(IReadOnlyList<ClassroomMark> marks) => new()
    {
        ["version"] = 1,
        ["status"] = marks.All(mark => mark.Points == mark.OutOf) ? "pass" : "fail",
        ["max_score"] = marks.Sum(mark => mark.OutOf),
        ["tests"] = new JsonArray([.. marks.SelectMany(mark => Enumerable.Range(1, mark.OutOf).Select(point => Test(mark, point)))]),
    };

    static JsonObject Test(ClassroomMark mark, int point) => new()
    {
        ["name"] = $"{mark.Exercise}, point {point} of {mark.OutOf}",
        ["status"] = point <= mark.Points ? "pass" : "fail",
        ["score"] = point <= mark.Points ? 1 : 0,
        ["message"] = point <= mark.Points ? "" : mark.Message,
        ["test_code"] = $"workbook check --hint {mark.Exercise}", ["filename"] = $"{mark.Lesson}.ipynb", ["line_no"] = 0, ["duration"] = 0,
    };
}
