using System.Net;

namespace FakeMail;

/// <summary>One client's visit to the server.</summary>
/// <param name="Number">1 for the first since the server started.</param>
/// <param name="Client">The address and port from which it came.</param>
/// <param name="Began">When it connected.</param>
public sealed record Session(int Number, EndPoint? Client, DateTimeOffset Began);
