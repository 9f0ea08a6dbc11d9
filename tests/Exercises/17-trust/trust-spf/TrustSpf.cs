namespace Exercises;

/// <summary>Which machines may send for a domain.</summary>
[Exercise("trust-spf")]
public class TrustSpf(Submission submission)
{
    [Theory, Points(1), Hint("An address may be one machine or a network: the number behind the slash says how many bits of it count."), Catches("no-networks")]
    [InlineData("v=spf1 ip4:198.51.100.64/26 -all", "198.51.100.127", "pass"), InlineData("v=spf1 ip4:198.51.100.64/26 -all", "198.51.100.128", "fail"), InlineData("v=spf1 ip4:192.0.2.200 -all", "192.0.2.200", "pass"), InlineData("v=spf1 ip4:10.0.0.0/8 -all", "10.200.3.4", "pass")]
    public void A_network_is_all_of_its_machines(string record, string ip, string expected) => Assert.Equal(expected, Spf(record, ip));

    [Theory, Points(1), Hint("The sign stands in front of any word, not only of all, and each of the four has its own meaning."), Catches("signs-only-at-all", "softfail-is-fail")]
    [InlineData("v=spf1 ~ip4:192.0.2.7 -all", "192.0.2.7", "softfail"), InlineData("v=spf1 -ip4:192.0.2.8 +all", "192.0.2.8", "fail"), InlineData("v=spf1 ?ip4:192.0.2.9 -all", "192.0.2.9", "neutral"), InlineData("v=spf1 +ip4:192.0.2.9 ~all", "192.0.2.1", "softfail")]
    public void Every_word_may_have_a_sign(string record, string ip, string expected) => Assert.Equal(expected, Spf(record, ip));

    [Theory, Points(1), Hint("An included record counts only if it says pass; with any other answer the next word is looked at."), Catches("include-takes-any-answer")]
    [InlineData("v=spf1 include:inner.example ip4:192.0.2.50 -all", "192.0.2.50", "pass"), InlineData("v=spf1 include:inner.example -all", "198.51.100.1", "pass"), InlineData("v=spf1 -include:inner.example ?all", "198.51.100.1", "fail"), InlineData("v=spf1 include:inner.example ?all", "192.0.2.50", "neutral")]
    public void An_included_record_counts_only_if_it_passes(string record, string ip, string expected) => Assert.Equal(expected, Spf(record, ip));

    [Fact, Points(1), Hint("A domain that says nothing has no answer to give: none. A record in which no word fits is neutral."), Catches("no-record-is-neutral")]
    public void Without_a_record_there_is_none()
    {
        Assert.Equal("none", submission.Call<string>("Spf", "192.0.2.1", "silence.example"));
        Assert.Equal("neutral", Spf("v=spf1 ip4:192.0.2.200", "192.0.2.1"));
    }

    string Spf(string record, string ip) => submission.Evaluate<string>("""
        ((Func<string>)(() =>
        {
            dns["outer.example"] = record;
            dns["inner.example"] = "v=spf1 ip4:198.51.100.1 -all";
            return Spf(ip, "outer.example");
        }))()
        """, new { record, ip });
}
