string PlaceFor(string folder, string name)
{
    name = name.Split('/', '\\')[^1];
    return Path.Combine(folder, name is "" or "." or ".." ? "attachment" : name);
}
