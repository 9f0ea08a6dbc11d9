namespace Workbook.Sandbox;

/// <summary>The first octet on a socket to the judge: what it is for.</summary>
public enum SocketPurpose : byte
{
    /// <summary>Questions and answers. The judge takes one of these, the first, before any code of a student runs.</summary>
    Questions = 1,

    /// <summary>A conversation with the mail server whose number is the second octet.</summary>
    Mail,
}
