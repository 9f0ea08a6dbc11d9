using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Workbook.Grading.Tests;

/// <summary>Answers that are after other processes, other machines, or more than there is. Each test first shows that the attack succeeds where its wall is left out, and then, with the very same code, that it fails where the wall stands.</summary>
public sealed class HostileProcessTests : HostileTest
{
    [Fact]
    public void No_connection_leads_outside()
    {
        NeedsBubblewrap();
        using var outside = new TcpListener(IPAddress.Loopback, 0);
        outside.Start();
        const string connect = """
            string Connect(int port) { try { using var client = new System.Net.Sockets.TcpClient("127.0.0.1", port); return "connected"; } catch (System.Net.Sockets.SocketException) { return "refused"; } }
            int Twice(int number) => 0;
            """;
        var port = ((IPEndPoint)outside.LocalEndpoint).Port;

        Assert.Equal("connected", Call(connect, Wall.Network, "Connect", port));
        Assert.Equal("refused", Call(connect, Wall.None, "Connect", port));
    }

    [Fact]
    public void Neither_the_parent_nor_any_other_process_can_be_ended()
    {
        NeedsBubblewrap();
        const string kill = """
            class System_ { [DllImport("libc")] public static extern int kill(int process, int signal); [DllImport("libc")] public static extern int getppid(); }
            int Kill(int process) => System_.kill(process, 9);
            int Twice(int number) => 0;
            """;
        using var victim = Process.Start("sleep", "600");

        Assert.Equal(0, Call<int>(kill, Wall.Processes, "Kill", victim.Id));
        Assert.True(victim.WaitForExit(TimeSpan.FromSeconds(60)));

        using var other = Process.Start("sleep", "600");
        Assert.Equal(-1, Call<int>(kill, Wall.None, "Kill", other.Id));
        Assert.Equal(-1, Call<int>(kill, Wall.None, "Kill", Environment.ProcessId));
        Assert.False(other.HasExited);
        other.Kill();
    }

    [Fact]
    public void A_fork_bomb_is_a_small_one()
    {
        NeedsBubblewrap();
        var most = new SandboxLimits().Processes;

        Assert.Equal(400, Call<int>(Forks, Wall.Amounts, "Fork", 400));
        // Forks share most of their memory, and each of them is counted in full: here it is their number that is asked about.
        var roomy = new SandboxOptions { Unsafe = true, Limits = new() { Memory = 16L * 1024 * 1024 * 1024 } };
        Assert.InRange(Call<int>(Forks, roomy, "Fork", 400), 0, most);
    }

    const string Forks = """
        class System_
        {
            [DllImport("libc")] public static extern int fork();
            [DllImport("libc")] public static extern int pause();
        }
        int Fork(int times)
        {
            var made = 0;
            for (; made < times; made++)
            {
                var child = System_.fork();
                if (child == 0) while (true) System_.pause();
                if (child < 0) break;
            }
            return made;
        }
        int Twice(int number) => 0;
        """;

    [Fact]
    public void The_limit_cannot_be_outlived()
    {
        const string late = "int Late(int milliseconds) { try { Thread.Sleep(milliseconds); } finally { Thread.Sleep(milliseconds); } return 1; }\nint Twice(int number) => 0;";

        Assert.Equal(1, Call<int>("using System.Threading;\n" + late, Wall.None, "Late", 1_500));
        var failure = Assert.Throws<StudentCodeException>(() =>
            Call<int>("using System.Threading;\n" + late, new SandboxOptions { Unsafe = true, Limits = new() { Question = TimeSpan.FromSeconds(2) } }, "Late", 1_500));
        Assert.Equal("TimeOut", failure.Kind);
    }

    [Fact]
    public void No_process_is_left_behind()
    {
        NeedsBubblewrap();

        var left = Leftovers(new SandboxOptions { Unsafe = true, LeftOut = Wall.Processes });
        Assert.NotEmpty(left);
        left.ForEach(process => Process.GetProcessById(process).Kill());

        Assert.Empty(Leftovers(new SandboxOptions()));
    }

    // A process that leaves its session and its parent, the way servers do; it is told by a limit that no other sandbox has.
    List<int> Leftovers(SandboxOptions options)
    {
        const string leave = """
            class System_
            {
                [DllImport("libc")] public static extern int fork();
                [DllImport("libc")] public static extern int setsid();
                [DllImport("libc")] public static extern int pause();
                [DllImport("libc")] public static extern void _exit(int code);
            }
            int Leave()
            {
                if (System_.fork() == 0)
                {
                    System_.setsid();
                    if (System_.fork() == 0) while (true) System_.pause();
                    System_._exit(0);
                }
                return 1;
            }
            int Twice(int number) => 0;
            """;
        var mark = TimeSpan.FromSeconds(100_000 + Random.Shared.Next(100_000));
        Assert.Equal(1, Call<int>(leave, options with { Limits = options.Limits with { Processor = mark } }, "Leave"));
        return [.. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, null)).Where(IsMarked)];

        bool IsMarked(int process)
        {
            try
            {
                return File.ReadAllText($"/proc/{process}/cmdline").Split('\0').Contains($"{mark.TotalSeconds:0}");
            }
            catch (IOException)
            {
                return false;
            }
        }
    }
}
