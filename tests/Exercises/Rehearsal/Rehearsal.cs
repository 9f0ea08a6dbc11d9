using System.Collections.Concurrent;
using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestPipelineStartup(typeof(Exercises.Rehearsal))]

namespace Exercises;

/// <summary>Under `dotnet test` there is no student: the hidden tests are rehearsed with the right answers that lie beside them, in the same sandbox.</summary>
public sealed class Rehearsal : ITestPipelineStartup, ITypeActivator
{
    static readonly Lazy<Judge> Instance = new(() => new Judge(Answers.Repository, HiddenTests.In(typeof(Rehearsal).Assembly), new SandboxOptions()));

    readonly ConcurrentDictionary<string, Lazy<ExerciseSession>> sessions = [];

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
        var session = sessions.GetOrAdd(exercise.Id, id => new(() => Judge.Open(Answers.Right(Answers.LessonOf(id)), id))).Value;
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, [new Submission(session.NewTest())], culture: null);
    }

    public async ValueTask StopAsync()
    {
        foreach (var session in sessions.Values.Where(session => session.IsValueCreated))
            session.Value.Dispose();
        if (Instance.IsValueCreated)
            await Instance.Value.DisposeAsync();
    }
}
