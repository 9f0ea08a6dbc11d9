using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Workbook.Notebooks;

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
        web.MapGet("/course/lessons/{**path}", Source);
        web.MapGet("/mail/{lesson}/{file}", Letter);
        web.MapGet("/mail/{lesson}/{file}/{attachment:int}", Attachment);
        web.MapGet("/export/{lesson}", Export);
        web.MapGet("/hand-in/{lesson}", HandIn);
        web.MapPost("/last-words/{lesson}/{cell}", LastWordsAsync);
        web.MapGet("/output/{lesson}/{cell}/{number:int}", OutputAsync);
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

    // What the lessons are made of, as text: the prose leads there.
    static IResult Source(string path, Shelf shelf)
    {
        var root = Path.GetFullPath(shelf.SourceFolder) + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(Path.Combine(root, path));
        if (!full.StartsWith(root, StringComparison.Ordinal)) return Results.NotFound();
        if (Directory.Exists(full)) return Results.Text($"{path}:\n\n{string.Join('\n', Directory.EnumerateFiles(full, "*.cs").Select(Path.GetFileName).Order(StringComparer.Ordinal))}\n");
        return Path.GetExtension(full) is ".cs" or ".md" && File.Exists(full) ? Results.Text(File.ReadAllText(full)) : Results.NotFound();
    }

    // As a mail program would show it, but in a frame without an origin, and nothing is fetched.
    static IResult Letter(string lesson, string file, LessonRooms rooms, HttpContext http) =>
        Find(lesson, file, rooms)?.Html is { } html ? Framed(html, http) : Results.NotFound();

    static IResult Attachment(string lesson, string file, int attachment, LessonRooms rooms) =>
        Find(lesson, file, rooms) is { } letter && letter.Octets(attachment) is { } octets ? Results.File(octets, "application/octet-stream", letter.Attachments[attachment]) : Results.NotFound();

    static MailLetter? Find(string lesson, string file, LessonRooms rooms) => rooms.Find(lesson)?.Mail.Letters.FirstOrDefault(letter => letter.Name == file);

    // One lesson as the student has it, or the whole course; as a file to keep.
    static IResult Export(string lesson, Shelf shelf, LessonRooms rooms) => OrWhyNot(() =>
    {
        var wanted = shelf.Lessons.Where(one => lesson is "course" || one.Name == lesson).ToList();
        if (wanted is []) return Results.NotFound();
        var page = new ExportPage(shelf).Of(wanted is [var only] ? $"{only.Number} · {only.Title}" : "The e-mail workbook", wanted.Select(one => (one, rooms.NotebookOf(one))));
        return Results.File(System.Text.Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8", $"{(lesson is "course" ? "workbook" : lesson)}.html");
    });

    // The student's copy, saved: what graders take. It keeps the lesson's name, by which nobody else's is told from it, but by the one who hands it in.
    static IResult HandIn(string lesson, Shelf shelf, LessonRooms rooms) => OrWhyNot(() =>
        shelf.Find(lesson) is { } known ? Results.File(rooms.Enter(known).ToOctets(), "application/x-ipynb+json", lesson + ".ipynb") : Results.NotFound());

    // A copy that is damaged is no reason for silence.
    static IResult OrWhyNot(Func<IResult> answer)
    {
        try
        {
            return answer();
        }
        catch (NotebookException damaged)
        {
            return Results.Text(damaged.Message, statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    // The text of a cell, from a tab that is being closed: it has no time for the usual way. It may be the first that a workbook hears which was started anew.
    static async Task<IResult> LastWordsAsync(string lesson, string cell, string editor, int order, Shelf shelf, LessonRooms rooms, HttpRequest request)
    {
        if (shelf.Find(lesson) is not { } known) return Results.NotFound();
        var room = rooms.Find(lesson) ?? rooms.Enter(known);
        if (room.Notebook.Cells.FirstOrDefault(one => one.Id == cell) is not { } found || !room.Editor.CanEdit(found)) return Results.NotFound();
        using var reader = new StreamReader(request.Body);
        room.Editor.Type(found, await reader.ReadToEndAsync(), editor, order);
        return Results.NoContent();
    }

    // The page may ask for what a cell has shown while that cell is run once more: then what it will show is waited for.
    static async Task<IResult> OutputAsync(string lesson, string cell, int number, long v, LessonRooms rooms, HttpContext http)
    {
        if (rooms.Find(lesson) is not { } room || room.Notebook.Cells.FirstOrDefault(one => one.Id == cell) is not { } found) return Results.NotFound();
        while (true)
        {
            var isChanging = room.ActivityOf(found) is CellActivity.Running or CellActivity.Waiting;
            var html = room.OutputsOf(found).ElementAtOrDefault(number) is { } output ? OutputDocument.HtmlOf(output) : null;
            if (html is not null && (OutputDocument.VersionOf(html) == v || !isChanging)) return Framed(html, http);
            if (!isChanging) return Results.NotFound();
            await Task.Delay(50, http.RequestAborted);
        }
    }

    static IResult Framed(string html, HttpContext http)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Response.Headers.ContentSecurityPolicy = OutputDocument.Policy(nonce);
        return Results.Content(OutputDocument.Of(html, http.Request.Query["theme"] == "dark", nonce), "text/html; charset=utf-8");
    }

    internal static string TypeOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
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
