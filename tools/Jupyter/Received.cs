namespace Workbook.Jupyter;

/// <summary>What came over a socket: a message, or octets that are refused and why.</summary>
public abstract record Received
{
    public sealed record Message(JupyterMessage Value) : Received;
    public sealed record Refused(string Reason) : Received;
}
