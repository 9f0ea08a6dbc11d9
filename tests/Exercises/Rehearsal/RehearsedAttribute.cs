using System.Reflection;
using Xunit.v3;

[assembly: Exercises.Rehearsed]

namespace Exercises;

/// <summary>Tells the rehearsal that a test of an exercise has ended: nobody asks its answers anything any longer.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RehearsedAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (methodUnderTest.ReflectedType?.GetCustomAttribute<ExerciseAttribute>() is { } exercise)
            Rehearsal.Sessions.Leave(exercise.Id);
    }
}
