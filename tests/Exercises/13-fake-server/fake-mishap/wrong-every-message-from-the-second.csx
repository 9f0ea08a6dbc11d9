void Misbehave(FakeMailServer server)
{
    server.Refuse(Sender("*@spam.example"), "554 5.7.1 Not from you");
    server.Refuse(EndOfData, "452 4.3.1 No room just now").From(2);
    server.HangUp(Command("QUIT")).Times(1);
}
