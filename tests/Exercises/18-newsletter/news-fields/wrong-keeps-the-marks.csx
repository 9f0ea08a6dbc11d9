string[] Fields(string line)
{
    var fields = new List<string>();
    var (field, inside) = ("", false);
    for (var i = 0; i < line.Length; i++)
        if (line[i] == '"' && inside && i + 1 < line.Length && line[i + 1] == '"') { field += '"'; i++; }
        else if (line[i] == '"') { inside = !inside; field += '"'; }
        else if (line[i] == ',' && !inside) { fields.Add(field); field = ""; }
        else field += line[i];
    fields.Add(field);
    return fields.ToArray();
}
