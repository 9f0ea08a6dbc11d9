using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.Kernel;

/// <summary>What the kernel says: replies to the one who asked, publications to everyone.</summary>
sealed class Publisher(KernelSockets sockets)
{
    readonly JupyterSession session = new(username: "kernel");

    public void Reply(JupyterChannel channel, JupyterMessage request, string type, JsonObject content) =>
        sockets.Send(channel, session.Reply(request, type, content));

    public void Publish(JupyterMessage? cause, string type, JsonObject content) =>
        sockets.Publish(session.Publication(cause, type, content));
}
