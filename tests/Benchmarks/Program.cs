using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Benchmarks;

if (args is ["turns"]) return ByTurns.Compare();
if (args is ["starts", ..]) return await KernelStarts.CompareAsync(args is [_, var repository] ? repository : Environment.CurrentDirectory);
if (args is ["browser", ..]) return await BrowserTimes.MeasureAsync(args is [_, var rounds] ? int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture) : 5);
if (args is ["grading", ..]) return await Grading.CompareAsync(args[1..]);
if (args is ["mail", "serve", var kind, ..]) return await MailServer.ServeAsync(kind, args.ElementAtOrDefault(3));
if (args is ["mail", ..]) return await MailLoad.CompareAsync(args[1..]);

// In this process: what is measured is memory-bound, and every figure is compared with a copy in the same run.
var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithIterationCount(9).WithToolchain(InProcessEmitToolchain.Instance))
    .AddColumn(new Throughput())
    .HideColumns(Column.Job, Column.Toolchain, Column.IterationCount, Column.LaunchCount, Column.WarmupCount, Column.Error);
BenchmarkSwitcher.FromAssembly(typeof(UuEncoding).Assembly).Run(args is [] ? ["--filter", "*"] : args, config);
return 0;
