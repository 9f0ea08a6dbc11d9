using System.Text.RegularExpressions;

namespace Workbook.Session.Directives;

/// <summary>A package that a cell asks for: <c>#r "nuget: Id, Version"</c>.</summary>
sealed partial record PackageRequest(string Id, string Version)
{
    /// <summary>Null where the directive does not ask for a package.</summary>
    /// <exception cref="FormatException">It does, but not understandably.</exception>
    public static PackageRequest? Parse(string directive)
    {
        if (!directive.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            return null;

        return Written().Match(directive) is { Success: true } match
            ? new PackageRequest(match.Groups["id"].Value, match.Groups["version"] is { Success: true, Value: var version } ? version : "*")
            : throw new FormatException($"\"{directive}\" names no package: write #r \"nuget: Id, Version\".");
    }

    /// <summary>Whether the version is a fixed one, so that the answer to the request never changes.</summary>
    public bool IsExact => char.IsAsciiDigit(Version[0]) && !Version.Contains('*', StringComparison.Ordinal);

    [GeneratedRegex(@"^nuget:\s*(?<id>[A-Za-z0-9_][\w.-]*)\s*(,\s*(?<version>[\w.*+,\[\]() -]+?)\s*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
