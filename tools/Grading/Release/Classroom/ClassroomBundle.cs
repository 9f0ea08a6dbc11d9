namespace Workbook.Grading;

/// <summary>What Classroom 50 and GitHub Classroom want of a course. Students can read all of either, so there are no hidden tests in them.</summary>
public static class ClassroomBundle
{
    const string Lessons = "{lessons}";

    /// <summary>The folder of an assignment's autograder for Classroom 50: a script that its runner starts, and the course as students got it.</summary>
    public static Package For50(CourseFolder course, IReadOnlyList<string> lessons)
    {
        var package = new Package();
        package.Add("autograder.py", Template.Read("Classroom50/autograder.py").Replace(Lessons, string.Join(", ", lessons.Select(lesson => $"\"{lesson}\"")), StringComparison.Ordinal));
        package.Add("course.zip", StudentRelease.Of(course).ToZip(StudentRelease.Folder));
        return package;
    }

    /// <summary>The repository that a Classroom assignment begins with: the course as students get it, and a workflow that marks it.</summary>
    public static Package ForRepository(CourseFolder course, IReadOnlyList<string> lessons)
    {
        var package = StudentRelease.Of(course);
        package.Add(".github/workflows/classroom.yml", Template.Read("Classroom/classroom.yml").Replace(Lessons, string.Join(' ', lessons.Select(lesson => $"--lesson {lesson}")), StringComparison.Ordinal));
        return package;
    }
}
