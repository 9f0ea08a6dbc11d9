using System.Diagnostics;
using System.Reflection;

namespace Workbook.Session.Running;

/// <summary>The name of a frame as its writer knows it: without what the compiler made of it.</summary>
static class FrameName
{
    /// <summary>Empty for a cell's top level; null for a frame that explains nothing.</summary>
    public static string? Of(StackFrame frame)
    {
        if (frame.GetMethod() is not { DeclaringType: { } type } method || IsMachinery(type, method))
            return null;

        // A state machine or a closure is a type of its own inside the type that the person wrote.
        var name = method.Name;
        if (name is "MoveNext")
            (name, type) = (type.Name, type.DeclaringType ?? type);
        while (type.Name.StartsWith("<>", StringComparison.Ordinal) && type.DeclaringType is { } outer)
            type = outer;

        name = Written(name);
        if (type.Name.StartsWith("Submission#", StringComparison.Ordinal))
            return name is "<Initialize>" or "<Factory>" ? "" : name;
        return $"{type.FullName?.Split('+')[^1] ?? type.Name}.{name}";
    }

    static bool IsMachinery(Type type, MethodBase method) =>
        type.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices" or "System.Runtime"
        || type.Assembly == typeof(FrameName).Assembly
        || type.FullName is "System.ThrowHelper" or "System.Threading.ExecutionContext" or "System.Threading.Tasks.Task"
        || method.IsDefined(typeof(StackTraceHiddenAttribute)) || type.IsDefined(typeof(StackTraceHiddenAttribute));

    // <<Initialize>>d__0, <Length>g__Half|1_0 and <Main>b__3 are the top level, a local function and a lambda.
    static string Written(string name)
    {
        if (name.IndexOf(">g__", StringComparison.Ordinal) is >= 0 and var local)
            return name[(local + 4)..].Split('|')[0];
        if (!name.StartsWith('<'))
            return name is ".ctor" ? "the constructor" : name;

        var end = name.LastIndexOf('>');
        var inner = name[1..end];
        return name[(end + 1)..].StartsWith("b__", StringComparison.Ordinal) ? "a lambda" : inner;
    }
}
