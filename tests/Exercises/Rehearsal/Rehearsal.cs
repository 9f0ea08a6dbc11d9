using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestPipelineStartup(typeof(Exercises.Rehearsal))]

namespace Exercises;

/// <summary>Under `dotnet test` there is no student: the hidden tests are rehearsed with the right answers that lie beside them, in the same sandbox.</summary>
public sealed class Rehearsal : ITestPipelineStartup, ITypeActivator
{
    static readonly Lazy<Judge> Instance = new(() => new Judge(Answers.Repository, HiddenTests.In(typeof(Rehearsal).Assembly), new SandboxOptions()));

    // Each keeps a process: a class that comes back later gets a new one.
    const int MostSessions = 4;

    readonly Dictionary<string, ExerciseSession> sessions = [];
    readonly Queue<string> ages = [];

    /// <summary>The one judge of this process: what it has compiled once, it need not compile again.</summary>
    internal static Judge Judge => Instance.Value;

    public ValueTask StartAsync(IMessageSink diagnosticMessageSink)
    {
        TypeActivator.Current = this;
        return ValueTask.CompletedTask;
    }

    public object CreateInstance(ConstructorInfo constructor, object?[]? arguments, Func<Type, IReadOnlyCollection<ParameterInfo>, string> missingArgumentMessageFormatter)
    {
        if (constructor.DeclaringType!.GetCustomAttribute<ExerciseAttribute>() is not { } exercise)
            return constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, [new Submission(SessionOf(exercise.Id).NewTest())], culture: null);
    }

    ExerciseSession SessionOf(string exercise)
    {
        lock (sessions)
        {
            if (sessions.TryGetValue(exercise, out var known))
                return known;
            if (ages.Count == MostSessions && sessions.Remove(ages.Dequeue(), out var oldest))
                oldest.Dispose();
            ages.Enqueue(exercise);
            return sessions[exercise] = Judge.Open(Answers.Right(Answers.LessonOf(exercise)), exercise);
        }
    }

    public async ValueTask StopAsync()
    {
        foreach (var session in sessions.Values)
            session.Dispose();
        if (Instance.IsValueCreated)
            await Instance.Value.DisposeAsync();
    }
}
