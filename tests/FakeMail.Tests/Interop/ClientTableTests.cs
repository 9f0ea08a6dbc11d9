using System.Text;

namespace FakeMail.Tests.Interop;

/// <summary>Every client with every extension offered and with none: plain, encrypted, logged in, 25 MB, UTF-8 addresses. What arrives is what was sent.</summary>
public sealed class ClientTableTests
{
    public static TheoryData<string> Names => [.. Clients.All.Select(client => client.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Every_client_delivers_in_every_way_that_it_knows(string name)
    {
        var client = Clients.All.Single(client => client.Name == name);
        foreach (var program in client.Programs) Tool.Require(program);
        if (client.Part is { } part) await Tool.RequirePartAsync(part.Name, client.Programs[0], part.Arguments);

        var row = new List<(string Column, string Outcome)>();
        foreach (var offer in Enum.GetValues<Offer>())
            foreach (var chore in Enum.GetValues<Chore>())
                row.Add(($"{offer} {chore}", client.Cannot.GetValueOrDefault(chore) ?? ReasonNotTo(offer, chore) ?? await DoAsync(client, offer, chore)));
        await ClientTable.WriteAsync(name, row.Select(cell => cell.Outcome));
        Assert.Empty(row.Where(cell => cell.Outcome.StartsWith("failed", StringComparison.Ordinal)).Select(cell => $"{cell.Column}: {cell.Outcome}"));
    }

    static string? ReasonNotTo(Offer offer, Chore chore) => offer is Offer.None && chore is (Chore.Tls or Chore.Login or Chore.Utf8) ? "not offered" : null;

    static async Task<string> DoAsync(MailClient client, Offer offer, Chore chore)
    {
        using var errand = new Errand(offer, chore);
        try
        {
            await client.Send(errand);
            return Complaint(client, errand) is { } complaint ? $"failed: {complaint}" : "yes";
        }
        catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
        {
            return $"failed: {failure.GetType().Name} {failure.Message}\n{string.Join('\n', errand.Server.Transcripts.Select(said => string.Join('\n', said.Lines.Take(60))))}";
        }
    }

    static string? Complaint(MailClient client, Errand errand)
    {
        if (errand.Server.Messages is not [var came]) return $"{errand.Server.Messages.Count} messages came";
        if (came.Envelope.ReversePath != errand.Sender || came.Envelope.Recipients is not [var to] || to != errand.Recipient) return $"the envelope was {came.Envelope}";
        var how = came.Envelope.Origin?.Protocol ?? "";
        if (errand.Encrypts && !how.Contains("SMTPS", StringComparison.Ordinal)) return $"it was not encrypted: {how}";
        if (errand.LogsIn && !how.EndsWith('A')) return $"nobody had logged in: {how}";
        return client.Fidelity switch
        {
            Fidelity.Letter => Part(Encoding.UTF8.GetBytes(errand.Letter), came.Octets),
            Fidelity.Body => Part(Encoding.UTF8.GetBytes(errand.Body), BodyOf(came.Octets)),
            _ => came.Octets.Length >= 1000 || errand.Chore is not Chore.Large ? null : $"only {came.Octets.Length} octets came",
        };
    }

    static byte[] BodyOf(byte[] message) => message[(message.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..];

    // A program may add a signature of its own below the body.
    static string? Part(byte[] sent, byte[] came)
    {
        var same = sent.AsSpan().CommonPrefixLength(came);
        return same == sent.Length ? null : $"from octet {same} of {sent.Length} on it is not what was sent: {Encoding.Latin1.GetString(came.AsSpan(Math.Max(0, same - 40), Math.Min(120, came.Length - Math.Max(0, same - 40))))}";
    }
}
