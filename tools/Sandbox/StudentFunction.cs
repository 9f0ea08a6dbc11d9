using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Workbook.Sandbox;

/// <summary>Calls by name what a student wrote: a function of a cell, or a variable that holds one.</summary>
static class StudentFunction
{
    const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <exception cref="MissingMethodException">There is none that takes these arguments.</exception>
    public static object? Call(IEnumerable<object> cells, string name, JsonElement arguments)
    {
        var isThere = false;
        foreach (var (target, method) in Named(cells, name))
        {
            isThere = true;
            if (Bind(method, arguments) is { } bound)
                return Awaited(method.Invoke(target, BindingFlags.DoNotWrapExceptions, binder: null, bound, culture: null), method.ReturnType);
        }
        throw new MissingMethodException(isThere
            ? $"{name} does not take these {arguments.GetArrayLength()} arguments."
            : $"There is no function {name}.");
    }

    // Of two with one name the later counts, as for any cell that comes after them.
    static IEnumerable<(object? Target, MethodInfo Method)> Named(IEnumerable<object> cells, string name)
    {
        foreach (var cell in cells)
        {
            foreach (var method in cell.GetType().GetMethods(Any).Where(method => method.Name == name && !method.IsGenericMethodDefinition).OrderBy(method => method.GetParameters().Length))
                yield return (method.IsStatic ? null : cell, method);
            if (cell.GetType().GetField(name, Any)?.GetValue(cell) is Delegate held)
                yield return (held, held.GetType().GetMethod("Invoke")!);
        }
    }

    static object?[]? Bind(MethodInfo method, JsonElement arguments)
    {
        var parameters = method.GetParameters();
        var given = arguments.GetArrayLength();
        if (given > parameters.Length || parameters.Skip(given).Any(parameter => !parameter.IsOptional))
            return null;
        try
        {
            return [.. parameters.Select((parameter, i) => i < given ? ExchangedValue.Read(arguments[i], parameter.ParameterType) : parameter.DefaultValue)];
        }
        catch (FormatException)
        {
            return null;
        }
    }

    static object? Awaited(object? result, Type type)
    {
        if (result is null || type.GetMethod("GetAwaiter", Type.EmptyTypes) is not { } get)
            return result;
        var awaiter = get.Invoke(result, null)!;
        if (awaiter is INotifyCompletion && (bool)awaiter.GetType().GetProperty("IsCompleted")!.GetValue(awaiter)! is false)
            Wait((INotifyCompletion)awaiter);
        var value = awaiter.GetType().GetMethod("GetResult")!.Invoke(awaiter, BindingFlags.DoNotWrapExceptions, binder: null, null, culture: null);
        return value?.GetType().FullName is "System.Threading.Tasks.VoidTaskResult" ? null : value;
    }

    static void Wait(INotifyCompletion awaiter)
    {
        using var done = new ManualResetEventSlim();
        awaiter.OnCompleted(done.Set);
        done.Wait();
    }
}
