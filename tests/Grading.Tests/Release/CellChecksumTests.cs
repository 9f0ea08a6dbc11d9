using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Grading.Tests;

public class CellChecksumTests
{
    // Cells of nbgrader's own documentation, with the checksums that nbgrader gave them.
    [Theory]
    [InlineData("f3cc38a3e522c0be10852ebbe2a638b7", "markdown", "sum_of_squares_equation", true, true, false, 1.0, "YOUR ANSWER HERE")]
    [InlineData("5a96910dbc324f5565edf92f5c98af1b", "code", "sum_of_squares_application", true, true, false, 2.0, "# YOUR CODE HERE\nraise NotImplementedError()")]
    [InlineData("166e1abc6621f93f8084ec312c49f757", "code", "sum_of_squares", false, true, false, null, "def sum_of_squares(n):\n    \"\"\"Compute the sum of the squares of numbers from 1 to n.\"\"\"\n    # YOUR CODE HERE\n    raise NotImplementedError()")]
    [InlineData("535c21960d4663d5edac398cb445d087", "markdown", "jupyter", false, false, true, null, "For this problem set, we'll be using the Jupyter notebook:\n\n![](jupyter.png)")]
    [InlineData("35f884697f5b0145e7306523a083cfd1", "code", "correct_sum_of_squares", true, false, false, 0.5, "\"\"\"Check that sum_of_squares returns the correct answer for various inputs.\"\"\"\nassert sum_of_squares(1) == 1\nassert sum_of_squares(2) == 5\nassert sum_of_squares(10) == 385\nassert sum_of_squares(11) == 506")]
    public void A_cell_has_the_checksum_that_nbgrader_gave_it(string checksum, string kind, string id, bool grade, bool solution, bool locked, double? points, string source)
    {
        var grading = new JsonObject { ["grade_id"] = id, ["grade"] = grade, ["solution"] = solution, ["locked"] = locked, ["schema_version"] = 3 };
        if (points is not null) grading["points"] = points;
        var cell = Notebook.Create("a.ipynb").Add(Enum.Parse<CellKind>(kind, ignoreCase: true), source, new() { ["nbgrader"] = grading });

        Assert.Equal(checksum, CellChecksum.Of(cell));
    }

    [Fact]
    public void A_cell_that_nobody_marks_has_none() => Assert.Null(CellChecksum.Of(Notebook.Create("a.ipynb").Add(CellKind.Code, "1 + 1")));
}
