namespace FakeMail.Sasl;

/// <summary>One attempt to log in, on the server's side. It knows of no protocol: what is said travels as each protocol has it, usually in base64.</summary>
public interface ISaslExchange
{
    /// <summary>Takes what the client said, and says what comes next.</summary>
    /// <param name="response">The client's octets; <c>null</c> at the beginning, if it has said nothing yet. An empty response is something else.</param>
    SaslStep Answer(byte[]? response);
}
