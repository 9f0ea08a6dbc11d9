namespace Workbook.Marking;

/// <summary>Where the released notebooks lie: in notebooks/, here or in a folder above.</summary>
static class ReleasedFolder
{
    public static string Find(string? named)
    {
        if (named is not null) return named;
        for (var folder = Directory.GetCurrentDirectory(); folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Combine(folder, "notebooks") is var notebooks && Directory.Exists(notebooks)) return notebooks;
        throw new Misuse("There is no folder notebooks here or above: --lessons names the one with the released notebooks.");
    }
}
