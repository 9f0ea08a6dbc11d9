namespace Workbook.Tests;

public sealed class MisuseTests : IDisposable
{
    readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData("Unrecognized command or argument 'rnu'", "rnu")]
    [InlineData("`workbook run` has no option --chekc.", "run", "--chekc")]
    [InlineData("--jobs needs a number of at least 1", "run", "--jobs", "0")]
    [InlineData("--timeout needs a number of seconds above 0", "run", "--timeout", "-1")]
    [InlineData("--jobs needs a number of at least 1", "run", "--jobs", "many")]
    [InlineData("--timeout needs a number of seconds above 0", "check", "--timeout", "soon")]
    [InlineData("--late-penalty needs a number of percent from 0 to 100", "grade", "x", "--out", "y", "--late-penalty", "ten")]
    [InlineData("--port needs a number from 0 to 65535", "mail", "--port", "smtp")]
    [InlineData("--pop3 needs a number from 0 to 65535, or none", "mail", "--pop3", "99999")]
    [InlineData("--imap needs a number from 0 to 65535, or none", "mail", "--imap", "all")]
    [InlineData("A notebook needs a name, and what was given is empty.", "run", "")]
    [InlineData("There is no file nope.ipynb.", "run", "nope.ipynb")]
    [InlineData("There is no folder notebooks here or above", "run")]
    [InlineData("`workbook check` has no option --hnit.", "check", "--hnit", "uu-line")]
    [InlineData("There is no folder notebooks here or above", "check")]
    [InlineData("There is no file nope.ipynb.", "check", "nope.ipynb")]
    [InlineData("There is no file nope.ipynb.", "convert", "nope.ipynb", "a.md")]
    [InlineData("the endings known here are .ipynb, .dib and .md", "convert", "nope.txt", "a.md")]
    [InlineData("There is no file nope.", "uuencode", "nope", "name")]
    [InlineData("There is no file nope.", "uudecode", "nope")]
    public async Task What_cannot_be_done_is_said_in_one_sentence(string sentence, params string[] args) => (await cli.RunAsync(args)).IsMisuse(sentence);

    [Theory]
    [InlineData("", "a.ipynb is empty, so it is not a notebook.")]
    [InlineData("Dear diary", "a.ipynb is not a notebook: it is not JSON that begins with '{'.")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "co""", "a.ipynb breaks off in line 1: the file is truncated.")]
    [InlineData("""{"nbformat": 4, "cells": [], "metadata": {"kernelspec": {"language": "julia"}}}""", "a.ipynb is a notebook in julia, and the workbook's own kernel runs C#; --kernel NAME chooses another (installed are")]
    public async Task A_file_that_cannot_be_run_is_left_as_it_is(string content, string sentence)
    {
        File.WriteAllText(cli.PathOf("a.ipynb"), content);

        (await cli.RunAsync(["run", "--save", "a.ipynb"])).IsMisuse(sentence);

        Assert.Equal(content, File.ReadAllText(cli.PathOf("a.ipynb")));
    }

    [Fact]
    public async Task A_missing_kernel_is_told_with_those_that_are_there()
    {
        ScriptedNotebook.Write(cli, "a.ipynb", "print a");

        var result = await cli.RunAsync(["run", "--kernel", "nope", "a.ipynb"]);

        result.IsMisuse("There is no kernel 'nope' here; installed are");
        Assert.Contains("scripted", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_may_not_be_read_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName is "root", "This user may read everything.");
        var closed = Directory.CreateDirectory(cli.PathOf("closed"));
        if (!OperatingSystem.IsWindows()) closed.UnixFileMode = UnixFileMode.None;
        try
        {
            (await cli.RunAsync(["run", "closed"])).IsMisuse("The folder closed cannot be read: you have no right to.");
        }
        finally
        {
            if (!OperatingSystem.IsWindows()) closed.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }
    }

    [Fact]
    public async Task Help_teaches_each_verb_with_a_sentence_and_examples()
    {
        var all = await cli.RunAsync(["--help"]);
        Assert.Equal(0, all.ExitCode);
        foreach (var verb in new[] { "open", "run", "check", "grade", "release", "convert", "uuencode", "uudecode" })
        {
            Assert.Contains($"\n  {verb} ", all.Output, StringComparison.Ordinal);
            var help = await cli.RunAsync([verb, "--help"]);
            Assert.Equal((0, ""), (help.ExitCode, help.Errors));
            Assert.Contains($"Examples:\n  workbook {verb} ", help.Output.Replace("\r\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }
}
