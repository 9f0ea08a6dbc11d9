using System.Reflection;

namespace Workbook.Grading;

/// <summary>The arguments with which a test method is run. xUnit's attributes are known by their names, so that judging needs no xUnit.</summary>
static class TestRows
{
    public static IEnumerable<object?[]> Of(MethodInfo method)
    {
        var rows = method.GetCustomAttributes().SelectMany(attribute => attribute.GetType().Name switch
        {
            "InlineDataAttribute" => [Property<object?[]?>(attribute, "Data") ?? [null]],
            "MemberDataAttribute" => Member(method.DeclaringType!, Property<string>(attribute, "MemberName")),
            _ => [],
        }).ToList();
        return method.GetParameters().Length == 0 ? [[]]
            : rows.Count > 0 ? rows.Select(row => Filled(row, method.GetParameters()))
            : throw new InvalidOperationException($"{method.DeclaringType!.Name}.{method.Name} has parameters, and no data for them that the judge knows.");
    }

    // A last parameter that takes several takes what is left over; one that is optional need not be given.
    static object?[] Filled(object?[] row, ParameterInfo[] parameters)
    {
        if (parameters[^1].IsDefined(typeof(ParamArrayAttribute)) && (row.Length != parameters.Length || row[^1]?.GetType() != parameters[^1].ParameterType))
        {
            var rest = Array.CreateInstance(parameters[^1].ParameterType.GetElementType()!, row.Length - parameters.Length + 1);
            Array.Copy(row, parameters.Length - 1, rest, 0, rest.Length);
            row = [.. row[..(parameters.Length - 1)], rest];
        }
        return [.. row.Select((value, i) => As(parameters[i].ParameterType, value)), .. parameters.Skip(row.Length).Select(parameter => parameter.DefaultValue)];
    }

    // An attribute holds an int where the compiler was given 1, whatever number the parameter is.
    static object? As(Type type, object? value) =>
        value is IConvertible && type.IsPrimitive && !type.IsInstanceOfType(value) ? Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture) : value;

    static IEnumerable<object?[]> Member(Type type, string name)
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;
        var data = type.GetProperty(name, Static)?.GetValue(null) ?? type.GetField(name, Static)?.GetValue(null) ?? type.GetMethod(name, Static)?.Invoke(null, null);
        return ((System.Collections.IEnumerable)data!).Cast<object>().Select(row => row as object?[] ?? (object?[])row.GetType().GetMethod("GetData")!.Invoke(row, null)!);
    }

    static T Property<T>(object attribute, string name) => (T)attribute.GetType().GetProperty(name)!.GetValue(attribute)!;
}
