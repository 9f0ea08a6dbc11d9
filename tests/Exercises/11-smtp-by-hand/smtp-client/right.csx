void Send(string host, int port, string from, string[] to, string message)
{
    using var connection = new TcpClient(host, port);
    using var stream = connection.GetStream();
    stream.ReadTimeout = 5_000;
    var replies = new StreamReader(stream, Encoding.ASCII);

    void Expect(char digit)
    {
        var (code, texts) = ReadReply(replies);
        if (code / 100 != digit - '0') throw new InvalidOperationException($"{code} {string.Join(" ", texts)}");
    }
    void Command(string line, char digit)
    {
        stream.Write(Encoding.Latin1.GetBytes(line + "\r\n"));
        Expect(digit);
    }

    Expect('2');
    Command("HELO me.school.example", '2');
    Command($"MAIL FROM:<{from}>", '2');
    foreach (var recipient in to) Command($"RCPT TO:<{recipient}>", '2');
    Command("DATA", '3');
    Command(DotStuff(message) + ".", '2');
    Command("QUIT", '2');
}
