namespace FakeMail.Mishaps;

/// <summary>The points of a conversation at which something can go wrong.</summary>
enum Moment
{
    Connect,
    Command,
    Sender,
    Recipient,
    InData,
    EndOfData,
    Stored,
    Handshake,
    Encrypted,
}

/// <summary>What is going on when something may go wrong.</summary>
/// <param name="Moment">The point of the conversation.</param>
/// <param name="Text">The verb, or the address; empty where there is none.</param>
/// <param name="Sender">The sender, once there is one.</param>
/// <param name="Content">The message, once it is there.</param>
/// <param name="Octets">How many octets of it have come.</param>
readonly record struct Happening(Moment Moment, string Text = "", string Sender = "", MessageContent? Content = null, int Octets = 0);
