namespace Workbook.Jupyter;

/// <summary>The five sockets between a Jupyter client and a kernel.</summary>
public enum JupyterChannel { Shell, Control, Stdin, Iopub, Heartbeat }
