using System.Net;
using System.Net.Sockets;
using Workbook.Jupyter;

namespace Workbook.Notebooks;

/// <summary>Ports for kernels that do not choose their own.</summary>
static class FreePorts
{
    static readonly JupyterChannel[] Channels = Enum.GetValues<JupyterChannel>();

    /// <summary>Fills in ports that are free now. All five are held until the last is found, so that they differ.</summary>
    public static ConnectionInfo FillIn(ConnectionInfo connection)
    {
        var held = new List<TcpListener>();
        try
        {
            foreach (var channel in Channels)
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                held.Add(listener);
                listener.Start();
                connection = connection.WithPort(channel, ((IPEndPoint)listener.LocalEndpoint).Port);
            }
            return connection;
        }
        finally
        {
            held.ForEach(listener => listener.Dispose());
        }
    }
}
