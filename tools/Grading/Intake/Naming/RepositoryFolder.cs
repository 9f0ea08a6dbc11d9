namespace Workbook.Grading;

/// <summary>Repositories as GitHub's classroom tools clone them: <c>ASSIGNMENT-submissions/ASSIGNMENT-USER/</c>; or simply folders that begin with a lesson's name.</summary>
sealed class RepositoryFolder(IEnumerable<string> lessons)
{
    const string Clones = "-submissions";

    public HandIn? Of(string path)
    {
        var parts = path.Split('/');
        for (var i = 0; i < parts.Length - 1; i++)
            if (User(i > 0 ? parts[i - 1] : "", parts[i]) is { } user) return new(new(user), "GitHub");
        return null;
    }

    string? User(string parent, string folder)
    {
        if (parent.EndsWith(Clones, StringComparison.Ordinal) && After(parent[..^Clones.Length] + "-", folder) is { } cloned) return cloned;
        return lessons.Select(lesson => After(lesson + "-", folder)).FirstOrDefault(user => user is not null);
    }

    static string? After(string prefix, string folder) => folder.Length > prefix.Length && folder.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? folder[prefix.Length..] : null;
}
