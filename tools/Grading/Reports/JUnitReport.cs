using System.Text;
using FakeMail.Displays;

namespace Workbook.Grading;

/// <summary><c>junit.xml</c>: a suite for each work, a case for each hidden test, for whatever shows test results. For the teacher. No times: they differ from run to run.</summary>
static class JUnitReport
{
    public static byte[] Write(GradeBook book) => Encoding.UTF8.GetBytes(Markup.Of($"""
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="workbook grade" tests="{Tests(book).Count()}" failures="{Tests(book).Count(IsFailed)}" skipped="{Tests(book).Count(IsSkipped)}" errors="{book.Failed.Count()}">
        {Markup.Join(book.Records.Select(Suite))}</testsuites>

        """).Html);

    static Markup Suite(SubmissionRecord record)
    {
        var tests = record.Exercises.SelectMany(exercise => exercise.Tests).ToList();
        return Markup.Of($"""
             <testsuite name="{record.Lesson}: {record.Student.Shown}" tests="{tests.Count}" failures="{tests.Count(IsFailed)}" skipped="{tests.Count(IsSkipped)}" errors="{(record.Trouble is null ? 0 : 1)}">
              <properties><property name="points" value="{Words.Number(record.Points)}"/><property name="outOf" value="{record.OutOf}"/></properties>
            {Markup.Join(record.Exercises.SelectMany(exercise => exercise.Tests.Select(test => Case(record, exercise, test))))}{Trouble(record)} </testsuite>

            """);
    }

    static Markup Case(SubmissionRecord record, ExerciseRecord exercise, TestRecord test) => Markup.Of($"""
          <testcase classname="{record.Lesson}.{exercise.Id}" name="{test.Name}">{Outcome(test)}</testcase>

        """);

    static Markup Outcome(TestRecord test) => test.Outcome switch
    {
        VerdictOutcome.Passed => default,
        VerdictOutcome.NotReached => Markup.Of($"""<skipped message="{test.Detail ?? "not reached"}"/>"""),
        _ => Markup.Of($"""<failure message="{test.Hint}">{test.Detail}</failure>"""),
    };

    static Markup Trouble(SubmissionRecord record) => record.Trouble is null ? default : Markup.Of($"""
          <testcase classname="{record.Lesson}" name="The work can be marked"><error message="{record.Trouble}"/></testcase>

        """);

    static IEnumerable<TestRecord> Tests(GradeBook book) => book.Records.SelectMany(record => record.Exercises).SelectMany(exercise => exercise.Tests);

    static bool IsFailed(TestRecord test) => test.Outcome is VerdictOutcome.Failed;

    static bool IsSkipped(TestRecord test) => test.Outcome is VerdictOutcome.NotReached;
}
