using System.Diagnostics;
using System.Text.RegularExpressions;
using Workbook.Grading;
using YamlDotNet.RepresentationModel;

namespace Workbook.Tests;

/// <summary>The files of tools/Deploy: read as YAML, held to the fields of their kinds, and their commands run with the variables that the engine would set.</summary>
public sealed class DeployTests : IDisposable
{
    static readonly Dictionary<string, string[]> Fields = new()
    {
        ["Job"] = ["apiVersion", "kind", "metadata", "spec"],
        ["Job/spec"] = ["completionMode", "completions", "parallelism", "backoffLimit", "backoffLimitPerIndex", "ttlSecondsAfterFinished", "template"],
        ["Job/spec/template"] = ["metadata", "spec"],
        ["Job/spec/template/spec"] = ["restartPolicy", "automountServiceAccountToken", "enableServiceLinks", "containers", "volumes"],
        ["Job/spec/template/spec/containers"] = ["name", "image", "command", "args", "env", "resources", "volumeMounts"],
        ["Job/spec/template/spec/volumes"] = ["name", "persistentVolumeClaim"],
        ["NetworkPolicy"] = ["apiVersion", "kind", "metadata", "spec"],
        ["NetworkPolicy/spec"] = ["podSelector", "policyTypes"],
    };

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("deploy-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("kubernetes/grade.yaml", "Job", "NetworkPolicy")]
    [InlineData("kubernetes/merge.yaml", "Job")]
    public void A_cluster_knows_every_field(string file, params string[] kinds)
    {
        var documents = Read(file);

        Assert.Equal(kinds, documents.Select(document => Text(document, "kind")));
        foreach (var document in documents)
            Hold(document, Text(document, "kind"));
    }

    [Fact]
    public void There_are_as_many_pods_as_parts_and_every_volume_that_a_pod_names_is_there()
    {
        var job = Read("kubernetes/grade.yaml")[0];
        var (spec, container) = (At(job, "spec"), Container(job));

        Assert.Equal("Indexed", Text(spec, "completionMode"));
        Assert.Equal(Text(spec, "completions"), Text(Items(container, "env").Single(variable => Text(variable, "name") is "SHARDS"), "value"));
        Assert.Equal(Text(spec, "completions"), Text(spec, "parallelism"));
        Assert.Equal(Items(At(At(spec, "template"), "spec"), "volumes").Select(volume => Text(volume, "name")).Order(), Items(container, "volumeMounts").Select(mount => Text(mount, "name")).Order());
        Assert.Contains(" bubblewrap ", File.ReadAllText(Repository.Path("tools/Deploy/kubernetes/Dockerfile")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_pod_marks_a_part_of_its_own_and_the_merge_takes_them_all()
    {
        var job = Read("kubernetes/grade.yaml")[0];
        var (count, command) = (int.Parse(Text(At(job, "spec"), "completions"), System.Globalization.CultureInfo.InvariantCulture), Script(job));
        for (var index = 0; index < count; index++)
        {
            var said = await RunAsync(command, new() { ["JOB_COMPLETION_INDEX"] = $"{index}", ["SHARDS"] = $"{count}" });
            Assert.StartsWith($"grade {folder.FullName}/submissions --out {folder.FullName}/marks/part-{index + 1} --shard {index + 1}/{count} --judge ", said, StringComparison.Ordinal);
            Directory.CreateDirectory(Path.Combine(folder.FullName, $"marks/part-{index + 1}"));
        }

        var merged = await RunAsync(Script(Read("kubernetes/merge.yaml")[0]), []);
        Assert.Equal($"grade merge {string.Join(' ', Enumerable.Range(1, count).Select(part => $"{folder.FullName}/marks/part-{part}"))} --out {folder.FullName}/marks/class", merged.TrimEnd());
    }

    [Fact]
    public async Task Two_pods_and_the_merge_mark_a_class()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") is null && !File.Exists("/usr/bin/bwrap"), "bubblewrap is not installed.");
        var tests = Directory.CreateDirectory(Path.Combine(folder.FullName, "exercises")).FullName;
        HiddenTestBuild.Into(CourseFolder.Around(Repository.Root), tests);
        foreach (var student in new[] { "ann", "bob", "cem" })
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "submissions", student));
            File.Copy(Repository.Path("notebooks/00-start-here.ipynb"), Path.Combine(folder.FullName, "submissions", student, "00-start-here.ipynb"));
        }
        string Real(YamlNode job) => Script(job).Replace("/opt/grader/exercises", tests, StringComparison.Ordinal).Replace("/opt/grader/course/notebooks", Repository.Path("notebooks"), StringComparison.Ordinal)
            .Replace("dotnet grade", $"command dotnet {Tool.Workbook} grade", StringComparison.Ordinal);

        for (var index = 0; index < 2; index++)
            await RunAsync(Real(Read("kubernetes/grade.yaml")[0]), new() { ["JOB_COMPLETION_INDEX"] = $"{index}", ["SHARDS"] = "2" });
        await RunAsync(Real(Read("kubernetes/merge.yaml")[0]), []);

        var grades = File.ReadAllText(Path.Combine(folder.FullName, "marks/class/grades.csv"));
        Assert.All(["ann", "bob", "cem"], student => Assert.Contains(student, grades, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(130, 1)]
    public async Task A_file_that_could_not_be_marked_is_no_failure_of_the_pod_and_anything_else_is(int workbook, int pod)
    {
        await RunAsync(Script(Read("kubernetes/grade.yaml")[0]), new() { ["JOB_COMPLETION_INDEX"] = "0", ["SHARDS"] = "8", ["ENDS_WITH"] = $"{workbook}" }, pod);
    }

    [Fact]
    public async Task Every_runner_of_the_matrix_marks_a_part_of_its_own()
    {
        var workflow = Read("github/grade.yml")[0];
        var (grade, merge) = (At(At(workflow, "jobs"), "grade"), At(At(workflow, "jobs"), "merge"));
        var shards = Items(At(At(grade, "strategy"), "matrix"), "shard").Select(shard => ((YamlScalarNode)shard).Value!).ToList();

        Assert.Equal(Enumerable.Range(1, shards.Count).Select(shard => $"{shard}"), shards);
        foreach (var shard in shards)
            Assert.Equal($"run --project tools/Workbook -- grade submissions --out part-{shard} --shard {shard}/{shards.Count}",
                (await RunAsync(Step(grade, "Grade"), new() { ["SUBMISSIONS"] = "submissions", ["SHARD"] = shard, ["SHARDS"] = $"{shards.Count}", ["ENDS_WITH"] = "1" })).TrimEnd());
        foreach (var shard in shards) Directory.CreateDirectory(Path.Combine(folder.FullName, $"part-{shard}"));
        Assert.Equal($"run --project tools/Workbook -- grade merge {string.Join(' ', shards.Select(shard => $"part-{shard}"))} --out marks", (await RunAsync(Step(merge, "Merge"), [])).TrimEnd());
        Assert.Equal("grade", Text(merge, "needs"));
    }

    [Fact]
    public async Task What_students_or_whoever_starts_a_workflow_wrote_never_becomes_a_part_of_a_command()
    {
        foreach (var file in new[] { "tools/Deploy/github/grade.yml", "tools/Grading/Release/Templates/Classroom/classroom.yml" })
            Assert.DoesNotMatch(@"(?m)^\s*(run:|dotnet |sudo ).*\$\{\{", File.ReadAllText(Repository.Path(file)));

        var said = await RunAsync(Step(At(At(Read("github/grade.yml")[0], "jobs"), "grade"), "Grade"), new() { ["SUBMISSIONS"] = "a; touch b $(touch c)", ["SHARD"] = "1", ["SHARDS"] = "8" });
        Assert.Contains("grade a; touch b $(touch c) --out", said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.FullName, "?"));
    }

    [Fact]
    public void The_page_names_files_that_are_there_and_options_that_exist()
    {
        var page = File.ReadAllText(Repository.Path("tools/Deploy/README.md"));

        Assert.All(Regex.Matches(page, "`((?:github|kubernetes|gradescope)/[\\w.-]+)").Select(match => match.Groups[1].Value), path => Assert.True(File.Exists(Repository.Path($"tools/Deploy/{path}")), $"{path} is not there."));
        var command = File.ReadAllText(Repository.Path("tools/Workbook/Commands/ReleaseCommand.cs"));
        Assert.All(Regex.Matches(page, "workbook release (--[\\w]+)").Select(match => match.Groups[1].Value), option => Assert.True(option is "--help" || command.Contains($"\"{option}\"", StringComparison.Ordinal), $"There is no {option}."));
    }

    static List<YamlMappingNode> Read(string file)
    {
        using var text = File.OpenText(Repository.Path($"tools/Deploy/{file}"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return [.. yaml.Documents.Select(document => (YamlMappingNode)document.RootNode)];
    }

    static void Hold(YamlNode node, string where)
    {
        if (node is YamlSequenceNode items)
            foreach (var item in items) Hold(item, where);
        if (node is not YamlMappingNode members || !Fields.TryGetValue(where, out var known)) return;
        Assert.Empty(members.Children.Keys.Select(key => ((YamlScalarNode)key).Value!).Except(known));
        foreach (var (key, value) in members.Children) Hold(value, $"{where}/{((YamlScalarNode)key).Value}");
    }

    static YamlNode At(YamlNode node, string name) => ((YamlMappingNode)node).Children[new YamlScalarNode(name)];

    static string Text(YamlNode node, string name) => ((YamlScalarNode)At(node, name)).Value!;

    static IEnumerable<YamlNode> Items(YamlNode node, string name) => (YamlSequenceNode)At(node, name);

    static YamlNode Container(YamlNode job) => Items(At(At(At(job, "spec"), "template"), "spec"), "containers").Single();

    static string Step(YamlNode job, string name) => Text(Items(job, "steps").Single(step => ((YamlMappingNode)step).Children.TryGetValue(new YamlScalarNode("name"), out var called) && ((YamlScalarNode)called).Value == name), "run");

    // The pod's folders are the test's, and its program is one that says what it was asked for.
    string Script(YamlNode job)
    {
        Assert.Equal(["/bin/bash", "-c"], Items(Container(job), "command").Select(word => ((YamlScalarNode)word).Value!));
        var script = ((YamlScalarNode)Items(Container(job), "args").Single()).Value!;
        return script.Replace("/opt/grader/dotnet/dotnet /opt/grader/workbook/workbook.dll", "dotnet", StringComparison.Ordinal)
            .Replace("/submissions", $"{folder.FullName}/submissions", StringComparison.Ordinal).Replace("/marks", $"{folder.FullName}/marks", StringComparison.Ordinal);
    }

    async Task<string> RunAsync(string script, Dictionary<string, string> variables, int exitCode = 0)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These commands are for a UNIX shell.");
        var info = new ProcessStartInfo("bash", ["-c", $"dotnet() {{ echo \"$@\"; return ${{ENDS_WITH:-0}}; }}\n{script}"]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true };
        foreach (var (name, value) in variables) info.Environment[name] = value;
        using var process = Process.Start(info)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(exitCode, process.ExitCode);
        return said;
    }
}
