using System.CommandLine;
using Lessons;

namespace Workbook.Commands;

/// <summary>`workbook uuencode`: a file as letters, as before MIME.</summary>
static class UuencodeCommand
{
    const int EveryoneReads = 0b110_100_100;   // 644

    static readonly Argument<string[]> Operands = new("[FILE] NAME")
    {
        Description = "The file to encode, then the name to write into the text. NAME alone: the octets come from standard input, or at a terminal from the file of that name.",
        Arity = new(1, 2),
    };

    public static Command Create()
    {
        var command = new Verb("uuencode", "Turn a file into text that mail can carry, as people did before MIME, and print it.", """
            Examples:
              workbook uuencode photo.png photo.png > photo.uu
              workbook uuencode notes.txt > notes.uu
              cat photo.png | workbook uuencode photo.png > photo.uu
            """) { Operands };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(Operands)));
        return command;
    }

    // The framework puts the name of its parameter behind, which is no word of whoever typed this.
    static string SentenceOf(ArgumentException wrong) => wrong.Message.Split(" (Parameter '", 2)[0];

    static int Run(string[] operands)
    {
        var (file, name) = operands is [var given, var wanted] ? (given, wanted) : Console.IsInputRedirected ? (null, operands[0]) : (operands[0], operands[0]);
        var octets = OctetFile.Read(file);
        var mode = file is null || OperatingSystem.IsWindows() ? EveryoneReads : (int)File.GetUnixFileMode(file) & 0x1FF;
        try
        {
            using var output = Console.OpenStandardOutput();
            output.Write(System.Text.Encoding.UTF8.GetBytes(UuCodec.Encode(octets, name, mode)));
            return ExitCode.Good;
        }
        catch (ArgumentException wrong)
        {
            throw new Misuse(SentenceOf(wrong), wrong);
        }
    }
}
