namespace FakeMail.Tests.Interop;

/// <summary>How much of the letter has to arrive as it was.</summary>
enum Fidelity
{
    /// <summary>Every octet.</summary>
    Letter,
    /// <summary>Every octet of the body; the client writes a header of its own, or adds to it.</summary>
    Body,
    /// <summary>The client writes letters of its own; one has to come.</summary>
    Any,
}

/// <summary>A program that sends mail.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Programs">What has to be installed for it.</param>
/// <param name="Fidelity">How much of the letter has to arrive as it was.</param>
/// <param name="Send">Does an errand; what goes wrong is an exception.</param>
sealed record MailClient(string Name, string[] Programs, Fidelity Fidelity, Func<Errand, Task> Send)
{
    /// <summary>What else has to be there, that comes apart from the program: its name, and arguments with which the program finds it or fails.</summary>
    public (string Name, string[] Arguments)? Part { get; init; }

    /// <summary>What it cannot do, and why.</summary>
    public Dictionary<Chore, string> Cannot { get; init; } = [];

    public override string ToString() => Name;
}
