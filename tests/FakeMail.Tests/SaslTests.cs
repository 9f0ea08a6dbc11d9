using System.Text;
using FakeMail.Sasl;

namespace FakeMail.Tests;

/// <summary>The mechanisms against the examples of their RFCs, and against what a client may do wrong.</summary>
public class SaslTests
{
    static readonly Accounts Users = new() { ["ann"] = "secret", ["user"] = "pencil", ["tim"] = "tanstaaftanstaaf", ["j\u00fcrgen"] = "\u00fcberaus geheim" };

    [Theory]
    [InlineData("\0ann\0secret", "ann")]
    [InlineData("ann\0ann\0secret", "ann")]
    [InlineData("\0j\u00fcrgen\0\u00fcberaus\u00a0geheim", "j\u00fcrgen")]   // a blank is a blank (RFC 4013)
    [InlineData("\0ju\u0308rgen\0\u00fcberaus geheim", "ju\u0308rgen")]
    [InlineData("\0ann\0wrong", "refused")]
    [InlineData("\0ann\0", "refused")]
    [InlineData("\0bob\0secret", "refused")]
    [InlineData("bob\0ann\0secret", "refused")]                              // ann may not act as bob
    [InlineData("\0\0secret", "malformed")]
    [InlineData("ann\0secret", "malformed")]
    [InlineData("\0ann\0secret\0", "malformed")]
    [InlineData("", "malformed")]
    public void PLAIN_says_it_all_at_once(string response, string outcome)   // RFC 4616
    {
        Assert.Equal("", Challenge(Begin("PLAIN").Answer(null)));
        Assert.Equal(outcome, Outcome(Begin("plain").Answer(Encoding.UTF8.GetBytes(response))));
    }

    [Fact]
    public void What_is_not_UTF8_is_malformed() =>
        Assert.All(["PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "XOAUTH2"], name => Assert.Equal("malformed", Outcome(Begin(name).Answer([0, 0xff, 0, 0xfe]))));

    [Theory]
    [InlineData("ann", "secret", "ann")]
    [InlineData("ann", "wrong", "refused")]
    [InlineData("", "", "refused")]
    public void LOGIN_asks_twice(string user, string password, string outcome)
    {
        var login = Begin("LOGIN");
        Assert.Equal("Username:", Challenge(login.Answer(null)));
        Assert.Equal("Password:", Challenge(login.Answer(Encoding.UTF8.GetBytes(user))));
        Assert.Equal(outcome, Outcome(login.Answer(Encoding.UTF8.GetBytes(password))));
    }

    [Theory]
    [InlineData("tim b913a602c7eda7a495b4e6e7334d3890", "tim")]              // the example of RFC 2195 §2
    [InlineData("tim b913a602c7eda7a495b4e6e7334d3891", "refused")]
    [InlineData("bob b913a602c7eda7a495b4e6e7334d3890", "refused")]
    [InlineData("tim", "malformed")]
    [InlineData(" b913", "malformed")]
    public void CRAM_MD5_mixes_the_password_into_the_challenge(string response, string outcome)
    {
        var cram = new CramMd5(Users, "<1896.697170952@postoffice.reston.mci.net>");
        Assert.Equal("<1896.697170952@postoffice.reston.mci.net>", Challenge(cram.Answer(null)));
        Assert.Equal(outcome, Outcome(cram.Answer(Encoding.UTF8.GetBytes(response))));
    }

    [Fact]
    public void SCRAM_SHA_1_goes_as_in_RFC_5802()   // §5
    {
        var scram = new Scram(Scram.Sha1, Users, "3rfcNHYJY1ZVvWVs7j", Convert.FromBase64String("QSXCR+Q6sek8bf92"));
        Assert.Equal("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096", Challenge(scram.Answer("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL"u8.ToArray())));
        Assert.Equal("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=", Challenge(scram.Answer("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="u8.ToArray())));
        Assert.Equal("user", Outcome(scram.Answer([])));
    }

    [Theory]                                                                 // RFC 7677 §3, and what may be wrong with it
    [InlineData("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=", "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")]
    [InlineData("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=eHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=", "refused")]
    [InlineData("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzb", "refused")]
    [InlineData("c=biws,r=rOprNGfwEbeRWgbNEkqO,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=", "refused")]
    [InlineData("c=eSws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=", "refused")]   // y,, where n,, was said
    [InlineData("c=biws,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=", "malformed")]
    [InlineData("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=!", "malformed")]
    [InlineData("", "malformed")]
    public void SCRAM_SHA_256_goes_as_in_RFC_7677(string final, string outcome)
    {
        var scram = new Scram(Scram.Sha256, Users, "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0", Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ=="));
        Assert.Equal("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", Challenge(scram.Answer("n,,n=user,r=rOprNGfwEbeRWgbNEkqO"u8.ToArray())));
        Assert.Equal(outcome, Outcome(scram.Answer(Encoding.UTF8.GetBytes(final))));
    }

    [Theory]
    [InlineData("n,,n=user", "malformed")]
    [InlineData("n,,r=abc,n=user", "malformed")]
    [InlineData("n,,n=,r=abc", "malformed")]
    [InlineData("n,,n=user,r=", "malformed")]
    [InlineData("n,,n=us=er,r=abc", "malformed")]
    [InlineData("n,,m=new,n=user,r=abc", "malformed")]                       // an extension that must be understood, and is not
    [InlineData("p=tls-unique,,n=user,r=abc", "malformed")]                  // channel binding is not offered
    [InlineData("hello", "malformed")]
    [InlineData("n,a=bob,n=user,r=abc", "refused")]
    [InlineData("n,a=user,n=user,r=abc", "r=abcnonce,s=5N80ZWdK/9kegKTQzFK1sg==,i=4096")]
    [InlineData("y,,n=user,r=abc,x=more", "r=abcnonce,s=5N80ZWdK/9kegKTQzFK1sg==,i=4096")]
    public void SCRAM_begins_with_names_and_nonce(string first, string outcome) => Assert.Equal(outcome, Outcome(Begin("SCRAM-SHA-256").Answer(Encoding.UTF8.GetBytes(first))));

    [Fact]
    public void SCRAM_asks_a_stranger_the_same_and_refuses_in_the_end()
    {
        var scram = Begin("SCRAM-SHA-1");
        Assert.StartsWith("r=abcnonce,s=", Challenge(scram.Answer("n,,n=nobody,r=abc"u8.ToArray())), StringComparison.Ordinal);
        Assert.Equal("refused", Outcome(scram.Answer("c=biws,r=abcnonce,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="u8.ToArray())));
    }

    [Theory]
    [InlineData("user=ann\u0001auth=Bearer secret\u0001\u0001", "ann")]
    [InlineData("user=ann\u0001auth=Bearer secret\u0001", "malformed")]
    [InlineData("user=ann\u0001auth=Basic secret\u0001\u0001", "malformed")]
    public void XOAUTH2_takes_a_token(string response, string outcome) => Assert.Equal(outcome, Outcome(Begin("XOAUTH2").Answer(Encoding.UTF8.GetBytes(response))));

    [Fact]
    public void XOAUTH2_says_why_not_and_waits_for_a_nod()
    {
        var exchange = Begin("XOAUTH2");
        Assert.Contains("\"status\":\"400\"", Challenge(exchange.Answer("user=ann\u0001auth=Bearer wrong\u0001\u0001"u8.ToArray())), StringComparison.Ordinal);
        Assert.Equal("refused", Outcome(exchange.Answer([])));
    }

    [Fact]
    public void Every_name_in_the_list_is_known_and_no_other()
    {
        Assert.Equal(["SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN", "LOGIN", "XOAUTH2"], SaslMechanisms.Names);
        Assert.All(SaslMechanisms.Names, name => Assert.NotNull(Begin(name)));
        Assert.Null(SaslMechanisms.Begin("DIGEST-MD5", Users, "nonce"));
        Assert.Equal(["CRAM-MD5"], SaslMechanisms.Names.Where(SaslMechanisms.IsServerFirst));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("AGFubg==", "\0ann")]
    [InlineData("AGFubg", null)]                                             // the padding belongs to it (RFC 4954 §4)
    [InlineData("AGFu bg==", null)]
    [InlineData("AGFubg==\t", null)]
    [InlineData("=", null)]
    [InlineData("A===", null)]
    [InlineData("***", null)]
    public void Base64_is_taken_to_the_letter(string line, string? text) =>
        Assert.Equal(text, SaslText.Decode(line) is { } octets ? Encoding.ASCII.GetString(octets) : null);

    [Fact]
    public void A_password_is_compared_to_the_letter()
    {
        Assert.True(Users.Verify("ann", "secret"));
        Assert.False(Users.Verify("ann", "Secret"));
        Assert.False(Users.Verify("Ann", "secret"));
        Assert.False(Users.Verify("ann", "secret "));
        Assert.Null(Users["nobody"]);
        Assert.True(new Accounts().IsEmpty);
    }

    static ISaslExchange Begin(string name) => SaslMechanisms.Begin(name, Users, "nonce")!;

    static string Challenge(SaslStep step) => Encoding.UTF8.GetString(Assert.IsType<SaslStep.Challenge>(step).Octets);

    static string Outcome(SaslStep step) => step switch
    {
        SaslStep.Accepted accepted => accepted.User,
        SaslStep.Challenge challenge => Encoding.UTF8.GetString(challenge.Octets),
        SaslStep.Refused => "refused",
        _ => "malformed",
    };
}
