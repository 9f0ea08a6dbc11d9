namespace Workbook.Grading;

/// <summary>Whose a file is: the platforms' ways of naming are tried one after another, the most peculiar first.</summary>
sealed class HandInNames
{
    readonly BlackboardReceipts receipts;
    readonly NbgraderPath nbgrader;
    readonly RepositoryFolder repositories;
    readonly PlainPath plain;

    /// <param name="files">All that was handed in: some names can only be understood beside the others.</param>
    /// <param name="lessons">The lessons' names.</param>
    public HandInNames(IReadOnlyCollection<HandedInFile> files, IEnumerable<string> lessons)
    {
        (receipts, nbgrader, repositories) = (new(files), new(files), new([.. lessons]));
        plain = new([.. files.Where(file => !IsNotWork(file) && Platform(file.Path) is null).Select(file => file.Path)]);
    }

    public HandIn Of(HandedInFile file) => Platform(file.Path) ?? plain.Of(file.Path);

    /// <summary>A file that only says who and when.</summary>
    public static bool IsNotWork(HandedInFile file) => file.Name.EndsWith(".txt", StringComparison.Ordinal) && (file.Name is "timestamp.txt" || BlackboardReceipt.IsNamed(file.Path));

    HandIn? Platform(string path) =>
        MoodleName.Of(path) ?? BlackboardName.Of(path, receipts) ?? CanvasName.Of(path) ?? nbgrader.Of(path) ?? repositories.Of(path);
}
