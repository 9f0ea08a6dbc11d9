using FakeMail;
using FakeMail.Smtp;

namespace Lessons.Tests;

public sealed class MachineInTheMiddleTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_passes_on_what_both_say_and_hears_all_of_it()
    {
        using var server = FakeMailServer.Start(port: 0);
        using var middle = MachineInTheMiddle.Before(server);
        using (var smtp = await SmtpDialogue.ConnectAsync(middle.Host, middle.Port, stop: Cancel))
        {
            Assert.Equal(220, (await smtp.ReadReplyAsync(Cancel)).Code);
            Assert.Equal(250, (await smtp.CommandAsync("HELO me.example", Cancel)).Code);
        }
        Assert.Equal("S: 220 fake.example ESMTP ready\nC: HELO me.example\nS: 250 fake.example greets me.example", middle.ToString());
        Assert.Contains("HELO me.example\r\n", middle.Overheard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_take_an_extension_off_the_list()
    {
        using var server = FakeMailServer.Start(port: 0, settings: new() { Extensions = SmtpExtensions.All });
        using var middle = MachineInTheMiddle.Before(server, said => said.Replace("250-STARTTLS\r\n", "", StringComparison.Ordinal));
        using var smtp = await SmtpDialogue.ConnectAsync(middle.Host, middle.Port, stop: Cancel);
        await smtp.ReadReplyAsync(Cancel);
        Assert.DoesNotContain("STARTTLS", (await smtp.CommandAsync("EHLO me.example", Cancel)).Lines);
        Assert.Equal(220, (await smtp.CommandAsync("STARTTLS", Cancel)).Code);
    }

    [Fact]
    public async Task When_one_side_hangs_up_so_does_it_to_the_other()
    {
        using var server = FakeMailServer.Start(port: 0);
        using var middle = MachineInTheMiddle.Before(server);
        using var smtp = await SmtpDialogue.ConnectAsync(middle.Host, middle.Port, stop: Cancel);
        await smtp.ReadReplyAsync(Cancel);
        await smtp.CommandAsync("QUIT", Cancel);
        await Assert.ThrowsAsync<IOException>(() => smtp.ReadReplyAsync(Cancel));
    }
}
