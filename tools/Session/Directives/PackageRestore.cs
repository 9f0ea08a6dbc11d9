using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Workbook.Session.Directives;

/// <summary>Restores packages as a project would: by the SDK, with its sources, its caches and its messages.</summary>
sealed class PackageRestore(TimeSpan limit)
{
    static readonly string Framework = $"net{Environment.Version.Major}.{Environment.Version.Minor}";
    static readonly string CacheFolder = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "csharp-workbook", "packages");

    /// <summary>Further sources, of <c>#i "nuget: ..."</c>.</summary>
    public List<string> Sources { get; } = [];

    /// <exception cref="InvalidOperationException">It failed; the message is that of the restore.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<RestoredPackages> RestoreAsync(IReadOnlyList<PackageRequest> requests, CancellationToken stop)
    {
        var project = Project(requests);
        var cached = Path.Combine(CacheFolder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..24] + ".json");
        if (requests.All(request => request.IsExact) && RestoredPackages.TryRead(cached) is { } known)
            return known;

        var folder = Directory.CreateTempSubdirectory("csharp-packages-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "packages.csproj"), project, stop);
            await RunAsync(folder, stop);
            var restored = RestoredPackages.FromAssets(Path.Combine(folder, "obj", "project.assets.json"));
            restored.Write(cached);
            return restored;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    string Project(IReadOnlyList<PackageRequest> requests)
    {
        static string Xml(string text) => System.Security.SecurityElement.Escape(text)!;
        var references = requests.Select(request => $"""    <PackageReference Include="{Xml(request.Id)}" Version="{Xml(request.Version)}" />""");
        var sources = Sources.Select(source => $"    <RestoreAdditionalProjectSources>$(RestoreAdditionalProjectSources);{Xml(source)}</RestoreAdditionalProjectSources>");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{Framework}</TargetFramework>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <UseAppHost>false</UseAppHost>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
                <NuGetAudit>false</NuGetAudit>
            {string.Join('\n', sources)}
              </PropertyGroup>
              <ItemGroup>
            {string.Join('\n', references)}
              </ItemGroup>
            </Project>
            """;
    }

    async Task RunAsync(string folder, CancellationToken stop)
    {
        using var restore = Process.Start(StartInfo(folder)) ?? throw new InvalidOperationException("dotnet restore did not start.");
        var output = restore.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = restore.StandardError.ReadToEndAsync(CancellationToken.None);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(limit);
        try
        {
            await restore.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            restore.Kill(entireProcessTree: true);
            stop.ThrowIfCancellationRequested();
            throw new InvalidOperationException($"The restore did not end within {limit.TotalSeconds:0} seconds. Is there a network? Packages that were restored once need none.");
        }
        if (restore.ExitCode != 0)
            throw new InvalidOperationException(Complaint(await output + await errors));
    }

    static ProcessStartInfo StartInfo(string folder)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, ["restore", "packages.csproj", "--nologo", "-nodeReuse:false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        // A kernel begun by `dotnet run` inherits the build's own settings, which are of no use here.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        return start;
    }

    // "/tmp/x/packages.csproj : error NU1101: Unable to find package X. [/tmp/x/packages.csproj]"
    static string Complaint(string output)
    {
        var errors = output.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Contains("error ", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[line.IndexOf("error ", StringComparison.OrdinalIgnoreCase)..])
            .Select(line => line.EndsWith(']') && line.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var at ? line[..at] : line)
            .Distinct()
            .ToList();
        return errors.Count > 0 ? string.Join("\n", errors) : $"dotnet restore failed:\n{output.Trim()}";
    }
}
