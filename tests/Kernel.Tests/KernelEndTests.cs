using Workbook.Jupyter;
using Workbook.Kernel;

namespace Kernel.Tests;

public sealed class KernelEndTests
{
    [Fact]
    public void The_kernel_ends_when_the_request_that_brings_its_end_has_been_answered_and_not_before()
    {
        using var stop = new CancellationTokenSource();
        var end = new KernelEnd(stop);
        var session = new JupyterSession();
        var (fatal, other) = (session.Request("execute_request", null), session.Request("interrupt_request", null));

        end.After(fatal, KernelServer.GivenUp);
        Assert.False(stop.IsCancellationRequested);
        end.Answered(other);   // as it comes in between on the control socket
        Assert.False(stop.IsCancellationRequested);
        end.Answered(fatal);
        Assert.True(stop.IsCancellationRequested);
        Assert.Equal(KernelServer.GivenUp, end.ExitCode);
    }
}
