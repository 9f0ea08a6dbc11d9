namespace Exercises;

/// <summary>What From is worth.</summary>
[Exercise("trust-dmarc")]
public class TrustDmarc(Submission submission)
{
    [Theory, Points(1), Hint("One of the two is enough, and what is proven has to be the domain in From: proof of another one proves nothing."), Catches("anything-proven-passes", "both-must-pass")]
    [InlineData("outer.example", null, "pass"), InlineData(null, "outer.example", "pass"), InlineData("pirate.example", "outer.example", "pass"), InlineData("pirate.example", "pirate.example", "reject"), InlineData(null, null, "reject")]
    public void One_aligned_proof_is_enough(string? spf, string? dkim, string expected) => Assert.Equal(expected, Dmarc("v=DMARC1; p=reject", spf, dkim));

    [Theory, Points(1), Hint("A name below the domain belongs to it, in capitals or not; one that only ends alike does not: mind the dot."), Catches("case", "no-dot")]
    [InlineData("News.OUTER.example", "pass"), InlineData("a.b.outer.example", "pass"), InlineData("notouter.example", "reject"), InlineData("outer.example.pirate.example", "reject")]
    public void A_name_below_the_domain_belongs_to_it(string spf, string expected) => Assert.Equal(expected, Dmarc("v=DMARC1; p=reject", spf, null));

    [Theory, Points(1), Hint("Where nothing is aligned, the domain's own policy is the answer, and none where it has no record."), Catches("always-reject")]
    [InlineData("v=DMARC1; p=quarantine; pct=100", "quarantine"), InlineData("v=DMARC1; p=none", "none"), InlineData(null, "none")]
    public void Otherwise_the_policy_of_the_domain_decides(string? record, string expected) => Assert.Equal(expected, Dmarc(record, null, null));

    string Dmarc(string? record, string? spf, string? dkim) => submission.Evaluate<string>("""
        ((Func<string>)(() =>
        {
            if (record is null) dns.Remove("_dmarc.outer.example"); else dns["_dmarc.outer.example"] = record;
            return Dmarc("outer.example", spf, dkim);
        }))()
        """, new { record, spf, dkim });
}
