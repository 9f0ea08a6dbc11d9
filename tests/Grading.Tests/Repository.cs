namespace Workbook.Grading.Tests;

/// <summary>The files as they are in the repository.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative.Replace('/', System.IO.Path.DirectorySeparatorChar));

    static string FindRoot(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "Lessons.sln")) ? folder : FindRoot(System.IO.Path.GetDirectoryName(folder)!);
}
