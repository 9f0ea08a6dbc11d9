using System.CommandLine;
using System.Globalization;
using Lessons;

namespace Workbook.Commands;

/// <summary>`workbook uudecode`: the files that a text carries.</summary>
static class UudecodeCommand
{
    static readonly Argument<string?> Input = new("FILE") { Description = "The text, such as a mail that was saved; standard input if there is none.", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<string?> Output = new("--output", "-o") { Description = "Save under this name in the current folder; - prints the octets.", HelpName = "NAME" };
    static readonly Option<bool> Force = new("--force") { Description = "Replace a file that is there already." };

    public static Command Create()
    {
        var command = new Verb("uudecode", "Find the uuencoded files in a text, prose and headers around them or not, and save them in the current folder.", """
            A name that leads elsewhere is cut down to its last part, and nothing is replaced unless --force says so. What was damaged
            on the way is read as well as it can be, and each complaint names its line; the exit code is 1 then.

            Examples:
              workbook uudecode saved-mail.txt
              workbook uudecode photo.uu -o photo-again.png
            """) { Input, Output, Force };
        command.SetAction(parsed => Run(parsed.GetValue(Input), parsed.GetValue(Output), parsed.GetValue(Force)));
        return command;
    }

    static int Run(string? input, string? output, bool force)
    {
        var found = UuCodec.Decode(UuReader.TextOf(OctetFile.Read(input)));
        if (found is [])
        {
            Console.Error.WriteLine($"There is no uuencoded file in {input ?? "standard input"}: no line such as \"begin 644 name\".");
            return ExitCode.NotGood;
        }
        if (output is not null && found.Count > 1) throw new Misuse($"There are {found.Count} files in {input ?? "standard input"}, and -o names only one.");
        if (output is not (null or "-") && SafeName.For(output) != output) throw new Misuse($"-o takes a plain name in this folder, and '{output}' is none.");

        foreach (var file in found) Save(file, output, force);
        foreach (var complaint in found.SelectMany(file => file.Complaints)) Console.Error.WriteLine($"{input ?? "standard input"}, {complaint}");
        return found.Any(file => file.Complaints.Count > 0) ? ExitCode.NotGood : ExitCode.Good;
    }

    static void Save(UuFile file, string? output, bool force)
    {
        if (output is "-")
        {
            using var stream = Console.OpenStandardOutput();
            stream.Write(file.Octets);
            return;
        }
        try
        {
            var path = file.SaveTo(Environment.CurrentDirectory, output, force);
            Console.WriteLine($"{Path.GetFileName(path)}: {file.Octets.Length:N0} octets{(file.Name == Path.GetFileName(path) || output is not null ? "" : $" (the text called it {Printable(file.Name)})")}");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new Misuse(cause.Message.Replace("or ask for it to be overwritten", "or use --force", StringComparison.Ordinal), cause);
        }
    }

    // The name is a stranger's: it must neither steer the terminal nor turn its writing round.
    static string Printable(string name) => string.Concat(name.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format ? '?' : c));
}
