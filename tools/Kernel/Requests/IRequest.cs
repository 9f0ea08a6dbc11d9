using System.Text.Json.Nodes;
using Workbook.Jupyter;

namespace Workbook.Kernel.Requests;

/// <summary>Handles one kind of request.</summary>
interface IRequest
{
    /// <summary>The content of the reply; null where the protocol has none.</summary>
    Task<JsonObject?> HandleAsync(JupyterMessage request);

    /// <summary>Whether an error means that the requests queued behind this one are not to be run.</summary>
    bool StopsQueueOnError(JupyterMessage request) => false;
}
