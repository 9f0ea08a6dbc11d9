namespace Workbook.Jupyter;

/// <summary>Where Jupyter keeps its data on this system: kernelspecs lie in <c>kernels/</c> under each of these folders.</summary>
public static class JupyterPaths
{
    static readonly string[] EnvironmentVariables = ["VIRTUAL_ENV", "CONDA_PREFIX"];

    /// <summary>The user's own data folder, which JUPYTER_DATA_DIR overrides.</summary>
    public static string UserData => Variable("JUPYTER_DATA_DIR") ?? DefaultUserData;

    /// <summary>Every data folder, in the order in which Jupyter looks: JUPYTER_PATH, the user's, those of environments, the system's.</summary>
    public static IReadOnlyList<string> DataFolders =>
    [
        .. ListOf("JUPYTER_PATH").Append(UserData).Concat(Environments).Concat(SystemWide).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The data folder of an installation prefix such as a Python environment.</summary>
    public static string UnderPrefix(string prefix) => Path.Combine(prefix, "share", "jupyter");

    static string DefaultUserData =>
        OperatingSystem.IsWindows() ? Path.Combine(Folder(Environment.SpecialFolder.ApplicationData), "jupyter")
        : OperatingSystem.IsMacOS() ? Path.Combine(Home, "Library", "Jupyter")
        : Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(Home, ".local", "share"), "jupyter");

    // Jupyter looks under Python's sys.prefix; seen from outside of Python, that is the activated environment.
    static IEnumerable<string> Environments =>
        EnvironmentVariables.Select(Variable).OfType<string>().Select(UnderPrefix);

    static IEnumerable<string> SystemWide => OperatingSystem.IsWindows()
        ? [Path.Combine(Folder(Environment.SpecialFolder.CommonApplicationData), "jupyter")]
        : ["/usr/local/share/jupyter", "/usr/share/jupyter", .. OperatingSystem.IsMacOS() ? (string[])["/opt/homebrew/share/jupyter"] : []];

    static string Home => Folder(Environment.SpecialFolder.UserProfile);

    static string Folder(Environment.SpecialFolder folder) => Environment.GetFolderPath(folder);

    static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    static string[] ListOf(string variable) =>
        Variable(variable)?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
