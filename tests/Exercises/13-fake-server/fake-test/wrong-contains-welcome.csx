async Task<bool> IsGood(Func<FakeMailServer, Task> program)
{
    using var by = FakeMailServer.Start(port: 0);
    await program(by);
    return by.Messages.Count == 1
        && by.Messages[0].Envelope.Recipients is ["ann@shore.example"]
        && by.Messages[0].Text.Contains("elcome")
        && by.Transcript.Commands[^1] == "QUIT";
}
