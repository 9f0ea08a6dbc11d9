string PlaceFor(string folder, string name)
{
    name = name.Split('/')[^1];
    if (name is "" or "." or "..") name = "attachment";
    var path = Path.Combine(folder, name);
    for (var n = 2; File.Exists(path); n++)
        path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)}-{n}{Path.GetExtension(name)}");
    return path;
}
