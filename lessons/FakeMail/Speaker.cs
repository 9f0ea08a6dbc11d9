namespace FakeMail;

/// <summary>Who said a line of a conversation.</summary>
public enum Speaker
{
    /// <summary>The side that connected.</summary>
    Client,
    /// <summary>The side that was waiting.</summary>
    Server,
}
