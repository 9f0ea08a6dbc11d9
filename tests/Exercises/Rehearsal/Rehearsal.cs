using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestPipelineStartup(typeof(Exercises.Rehearsal))]

namespace Exercises;

/// <summary>Under `dotnet test` there is no student: the hidden tests are rehearsed with the right answers that lie beside them, in the same sandbox.</summary>
public sealed class Rehearsal : ITestPipelineStartup, ITypeActivator
{
    static readonly Lazy<Judge> Instance = new(() => new Judge(Answers.Repository, HiddenTests.In(typeof(Rehearsal).Assembly), new SandboxOptions()));

    /// <summary>The answers that tests ask. Each keeps a process, so there are not many: a class that comes back later gets a new one.</summary>
    internal static SessionsInHand Sessions { get; } = new(most: 4, exercise => Judge.Open(Answers.Right(Answers.LessonOf(exercise)), exercise));

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
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, [new Submission(Sessions.Enter(exercise.Id).NewTest())], culture: null);
    }

    public async ValueTask StopAsync()
    {
        Sessions.Dispose();
        if (Instance.IsValueCreated)
            await Instance.Value.DisposeAsync();
    }
}
