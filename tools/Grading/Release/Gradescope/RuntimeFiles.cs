using System.Runtime.InteropServices;

namespace Workbook.Grading;

/// <summary>The .NET runtime that runs this program, and the system's libraries that it loads: what a machine without them has to be brought.</summary>
static class RuntimeFiles
{
    static readonly string[] Places = ["/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu", "/usr/lib64", "/lib64", "/usr/lib"];

    static readonly string[] OpenSsl = ["libssl.so.3", "libcrypto.so.3"], IcuParts = ["libicudata", "libicuuc", "libicui18n"];

    /// <summary>The name that .NET's settings know ICU's version by: <c>72.1</c>.</summary>
    public static string IcuVersion => Icu()[0].Split(".so.")[1];

    /// <exception cref="ReleaseException">This is not a machine of the kind that Gradescope has.</exception>
    public static IEnumerable<PackedFile> All()
    {
        if (RuntimeInformation.RuntimeIdentifier is not { } identifier || !OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not Architecture.X64 || identifier.Contains("musl", StringComparison.Ordinal))
            throw new ReleaseException("The zip for Gradescope brings the .NET runtime of the machine that it is made on, and Gradescope's are Linux on x64 (glibc): make it on such a machine, or in a container of one.");
        // shared/Microsoft.NETCore.App/VERSION/System.Private.CoreLib.dll
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        if (!File.Exists(Path.Combine(root, "dotnet"))) throw new ReleaseException("This program brings a runtime of its own, which cannot be given away: start it with `dotnet run`.");
        var framework = $"shared/Microsoft.NETCore.App/{Environment.Version}";
        yield return new("dotnet/dotnet", File.ReadAllBytes(Path.Combine(root, "dotnet")), IsProgram: true);
        foreach (var folder in new[] { $"host/fxr/{Newest(root, "host/fxr")}", framework, $"shared/Microsoft.AspNetCore.App/{Newest(root, "shared/Microsoft.AspNetCore.App")}" })
            foreach (var file in Directory.GetFiles(Path.Combine(root, folder)))
                yield return new($"dotnet/{folder}/{Path.GetFileName(file)}", File.ReadAllBytes(file));
        // Beside the framework's own libraries: the one place where a sandbox finds it as well.
        foreach (var icu in Icu()) yield return new($"dotnet/{framework}/{Path.GetFileName(icu)}", File.ReadAllBytes(icu));
        foreach (var name in OpenSsl) yield return new($"lib/{name}", File.ReadAllBytes(Find(name, "OpenSSL 3")));
    }

    // Each part may be of a newer version than the framework that runs, but not of another generation.
    static string Newest(string root, string part) =>
        Directory.GetDirectories(Path.Combine(root, part)).Select(path => Path.GetFileName(path)).Where(name => part is "host/fxr" || Version.TryParse(name, out var version) && version.Major == Environment.Version.Major)
            .MaxBy(name => Version.TryParse(name, out var version) ? version : new())!;

    static string[] Icu()
    {
        var data = Places.Where(Directory.Exists).SelectMany(place => Directory.GetFiles(place, "libicudata.so.*")).Where(path => VersionOf(path) is not null).MaxBy(VersionOf)
            ?? throw new ReleaseException("There is no ICU here to take along, which .NET needs for names of languages and the rules of letters: install it (on Debian and Ubuntu the package libicu-dev brings it).");
        return [.. IcuParts.Select(name => data.Replace("libicudata", name, StringComparison.Ordinal))];
    }

    // libicudata.so.72.1 is the library; libicudata.so.72, which leads to it, is not.
    static Version? VersionOf(string path) => Version.TryParse(path.Split(".so.")[^1], out var version) ? version : null;

    static string Find(string name, string what) => Places.Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists)
        ?? throw new ReleaseException($"There is no {name} here to take along: install {what}.");
}
