using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Workbook.Studio;

/// <summary>What pages ask for besides pages: scripts and styles of ours, pictures of the course, what a cell has displayed.</summary>
static class StudioFiles
{
    static readonly Assembly Home = typeof(StudioFiles).Assembly;

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet("/assets/{name}", (string name) => Asset(name));
        web.MapGet("/_framework/blazor.web.js", () => Asset("blazor.web.js"));
        web.MapGet("/course/{**path}", Picture);
        web.MapGet("/output/{lesson}/{cell}/{number:int}", Output);
    }

    static IResult Asset(string name) => Home.GetManifestResourceStream($"assets/{name}") is { } asset ? Results.Stream(asset, TypeOf(name)) : Results.NotFound();

    // Pictures only, from the folder of the lessons only.
    static IResult Picture(string path, Shelf shelf)
    {
        var root = Path.GetFullPath(shelf.NotebooksFolder) + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(Path.Combine(root, path));
        return full.StartsWith(root, StringComparison.Ordinal) && TypeOf(full).StartsWith("image/", StringComparison.Ordinal) && File.Exists(full)
            ? Results.File(full, TypeOf(full)) : Results.NotFound();
    }

    static IResult Output(string lesson, string cell, int number, LessonRooms rooms, HttpContext http)
    {
        if (rooms.Find(lesson) is not { } room || room.Notebook.Cells.FirstOrDefault(one => one.Id == cell) is not { } found) return Results.NotFound();
        if (room.OutputsOf(found).ElementAtOrDefault(number) is not { } output || OutputDocument.HtmlOf(output) is not { } html) return Results.NotFound();
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Response.Headers.ContentSecurityPolicy = OutputDocument.Policy(nonce);
        return Results.Content(OutputDocument.Of(html, http.Request.Query["theme"] == "dark", nonce), "text/html; charset=utf-8");
    }

    static string TypeOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".js" => "text/javascript",
        ".css" => "text/css",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".gif" => "image/gif",
        ".jpg" or ".jpeg" => "image/jpeg",
        _ => "application/octet-stream",
    };
}
