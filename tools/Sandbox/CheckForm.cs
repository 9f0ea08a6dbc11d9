namespace Workbook.Sandbox;

/// <summary>The form for programs of a check's card. The lessons' convention is followed by name: the sandbox knows no lesson.</summary>
static class CheckForm
{
    const string Json = "application/vnd.email-workbook.check+json";

    /// <summary>The card as JSON; null of what is none.</summary>
    public static string? Of(object? value)
    {
        if (value?.GetType().GetCustomAttributes(inherit: false).FirstOrDefault(attribute => attribute.GetType().Name is "TypeFormatterSourceAttribute") is not { } source)
            return null;
        if (source.GetType().GetProperties().FirstOrDefault(property => property.PropertyType == typeof(Type) && property.Name is not "TypeId")?.GetValue(source) is not Type formatters)
            return null;

        foreach (var formatter in (IEnumerable<object>)formatters.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(formatters), null)!)
        {
            if (formatter.GetType().GetProperty("MimeType")?.GetValue(formatter) is not Json)
                continue;
            using var text = new StringWriter();
            formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, text]);
            return text.ToString();
        }
        return null;
    }
}
