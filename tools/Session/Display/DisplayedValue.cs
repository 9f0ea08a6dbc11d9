using Workbook.Session.Display;
using Workbook.Session.Running;

namespace Microsoft.DotNet.Interactive;

/// <summary>A value that a cell has shown; it can be replaced by another where it stands.</summary>
public sealed class DisplayedValue
{
    readonly CellOutput? output;
    readonly string[] mimeTypes;

    // The id goes into no notebook: it only has to differ from those of other kernels whose outputs the same page still shows.
    readonly string id = Guid.NewGuid().ToString("N");

    internal DisplayedValue(object? value, string[] mimeTypes)
    {
        this.mimeTypes = mimeTypes;
        output = ConsoleRouter.Current;
        output?.Display(ValueForms.Of(value, mimeTypes), id, isUpdate: false);
    }

    internal DisplayedValue(IReadOnlyDictionary<string, string> forms)
    {
        mimeTypes = [.. forms.Keys];
        output = ConsoleRouter.Current;
        output?.Display(forms, id, isUpdate: false);
    }

    public IReadOnlyCollection<string> MimeTypes => mimeTypes;

    public void Update(object? updatedValue) =>
        output?.Display(ValueForms.Of(updatedValue, mimeTypes), id, isUpdate: true);
}
