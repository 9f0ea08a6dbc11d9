namespace Workbook.Grading.Tests;

/// <summary>The repository that the tests lie in, as the course that is released.</summary>
static class Course
{
    public static CourseFolder Folder { get; } = CourseFolder.Around(AppContext.BaseDirectory);
}
