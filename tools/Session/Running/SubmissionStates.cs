using System.Reflection;

namespace Workbook.Session.Running;

/// <summary>The objects that hold the variables of the cells, in the array that compiled cells expect: the first place is unused.</summary>
sealed class SubmissionStates
{
    object?[] states = new object?[64];

    /// <summary>The array for the next cell, which puts its own object into the first free place.</summary>
    public object?[] ForNext()
    {
        if (Used + 2 > states.Length)
            Array.Resize(ref states, states.Length * 2);
        return states;
    }

    public int Used => Math.Max(1, Array.FindIndex(states, 1, state => state is null));

    /// <summary>All variables, in the order of their names; of two with one name, the later.</summary>
    public IEnumerable<SessionVariable> Variables()
    {
        var variables = new SortedDictionary<string, SessionVariable>(StringComparer.Ordinal);
        foreach (var state in states)
        {
            foreach (var field in state?.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public) ?? [])
            {
                if (!field.Name.Contains('<', StringComparison.Ordinal))
                    variables[field.Name] = new SessionVariable(field.Name, field.FieldType, field.GetValue(state));
            }
        }
        return variables.Values;
    }
}
