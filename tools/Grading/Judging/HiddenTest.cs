using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Workbook.Grading;

/// <summary>One hidden test: a method of a class that judges an exercise. Several rows of data are one test: all must pass.</summary>
sealed class HiddenTest(Type exercise, MethodInfo method)
{
    public string Exercise { get; } = exercise.GetCustomAttribute<ExerciseAttribute>()!.Id;

    public string Name { get; } = method.Name.Replace('_', ' ');

    public int Points { get; } = method.GetCustomAttribute<PointsAttribute>()?.Points ?? 0;

    public string? Hint { get; } = method.GetCustomAttribute<HintAttribute>()?.Text;

    /// <summary>Asks the student's code, and compares.</summary>
    /// <returns>Null if it passed, else what was expected and what came.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a test throws is why it failed.")]
    public async Task<string?> FailureAsync(IStudentCode code)
    {
        try
        {
            foreach (var row in TestRows.Of(method))
                await RunAsync(code, row);
            return null;
        }
        catch (StudentCodeException thrown)
        {
            return $"{thrown.Kind}: {thrown.Message}";
        }
        catch (Exception failure)
        {
            return failure.Message;
        }
    }

    /// <summary>The verdict where the test was run.</summary>
    public Verdict Judged(string? failure) => failure is null
        ? new(Exercise, Name, Points, VerdictOutcome.Passed, Hint: null, Detail: null)
        : new(Exercise, Name, Points, VerdictOutcome.Failed, Hint, failure);

    /// <summary>The verdict where it was not.</summary>
    public Verdict NotReached(string reason) => new(Exercise, Name, Points, VerdictOutcome.NotReached, Hint, reason);

    async Task RunAsync(IStudentCode code, object?[] row)
    {
        var test = Activator.CreateInstance(exercise, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, binder: null, [new Submission(code)], culture: null);
        try
        {
            var result = method.Invoke(test, BindingFlags.DoNotWrapExceptions, binder: null, row, culture: null);
            await (result switch
            {
                Task task => task,
                ValueTask task => task.AsTask(),
                _ => Task.CompletedTask,
            });
        }
        finally
        {
            (test as IDisposable)?.Dispose();
        }
    }
}
