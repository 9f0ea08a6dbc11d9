using System.Diagnostics;

namespace Studio.Tests;

/// <summary>The command, as a shell runs it.</summary>
public sealed class ProgramTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Ctrl_C_ends_it_its_kernels_and_saves_what_was_typed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no signal to send there.");
        Assert.SkipWhen(IgnoresInterrupts(), "This process ignores SIGINT, and so does what it starts.");
        using var course = new Course().With("01-one", ("a", "var x = 1;"), ("loop", "Console.WriteLine($\"kernel {Environment.ProcessId}\");\nwhile (true) { }"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.OpenAsync("01-one");
        await page.RunAsync("loop");
        await page.Text("loop").SeesAsync("kernel");
        var kernel = int.Parse((await page.Text("loop").InnerTextAsync()).Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        await page.WriteAsync("a", "\n// the last word");
        await page.Locator(".saved[data-state=Saved]").WaitForAsync();
        await course.HoldsAsync("01-one", "the last word");

        using (var signal = Process.Start("kill", ["-INT", $"{workbook.Process.Id}"])) await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
        await workbook.Process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(0, workbook.Process.ExitCode);
        for (var deadline = DateTime.UtcNow.AddSeconds(60); Directory.Exists($"/proc/{kernel}") && DateTime.UtcNow < deadline; await Task.Delay(50, TestContext.Current.CancellationToken)) { }
        Assert.False(Directory.Exists($"/proc/{kernel}"), "The kernel is still there.");
    }

    [Fact]
    public async Task A_folder_without_a_course_is_refused_in_one_sentence()
    {
        var empty = Directory.CreateTempSubdirectory();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "workbook.dll"), "open", "--folder", empty.FullName]) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.Contains("so there is no course to open", said, StringComparison.Ordinal);
        empty.Delete();
    }

    [Fact]
    public async Task What_the_browser_saved_runs_on_the_command_line_and_what_that_saved_opens_in_the_browser()
    {
        using var course = new Course().With("01-one", ("title", "# One"), ("a", "var x = 1;"));
        await using (var workbook = await OpenWorkbook.StartAsync(course, chromium))
        {
            var page = await workbook.OpenAsync("01-one");
            await page.WriteAsync("a", "\nConsole.WriteLine(x + 41);");
            await page.RunAsync("a");
            await page.Text("a").SeesAsync("42");
            await course.HoldsAsync("01-one", "42");
        }

        using (var run = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "workbook.dll"), "run", "--check", "--save", course.WorkOf("01-one")]) { RedirectStandardOutput = true })!)
        {
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(run.ExitCode is 0, await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        await using (var workbook = await OpenWorkbook.StartAsync(course, chromium))
            await (await workbook.OpenAsync("01-one")).Text("a").SeesAsync("42");
    }

    [Fact]
    public async Task A_lesson_is_worked_through_by_keyboard_alone()
    {
        using var course = new Course().With("01-one", ("title", "# One"), ("a", "var x = 20;"), ("b", "// here"), ("c", "Console.WriteLine(x * 2 + y);"));
        await using var workbook = await OpenWorkbook.StartAsync(course, chromium);
        var page = await workbook.Browser.NewPageAsync();
        await page.GotoAsync(workbook.Base);
        await page.Locator("[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

        for (var pressed = 0; pressed < 12 && await page.EvaluateAsync<bool>("() => !document.activeElement.matches('.lessons a')"); pressed++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Cell("a").WaitForAsync();
        await page.Locator(".desk[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Cell("a").Locator(".count").SeesAsync("[1]");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".selected .cm-focused").WaitForAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync("\nvar y = 2;");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Cell("b").Locator(".count").SeesAsync("[2]");
        await page.Keyboard.PressAsync("Shift+Enter");

        await page.Text("c").SeesAsync("42");
    }

    // A background job of a shell does.
    static bool IgnoresInterrupts() =>
        File.Exists("/proc/self/status") && (Convert.ToUInt64(File.ReadLines("/proc/self/status").Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)).Split('\t')[1], 16) & 0b10) is not 0;
}
