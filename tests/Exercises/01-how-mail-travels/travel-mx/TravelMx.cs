namespace Exercises;

/// <summary>Where the letters for a domain go.</summary>
[Exercise("travel-mx")]
public class TravelMx(Submission submission)
{
    [Fact, Points(1), Hint("The machine with the lowest number is tried first. 9 is less than 10, though not as text."), Catches("as-written", "highest-first", "sorted-as-text")]
    public void The_lowest_number_is_tried_first() =>
        Assert.Equal(["two", "ten", "hundred"], Ways("""[(100, "hundred"), (2, "two"), (10, "ten")]"""));

    [Fact, Points(1), Hint("Where a domain has no record at all, the letter goes to the machine of that name."), Catches("no-record-no-way")]
    public void Without_a_record_the_domain_itself_is_the_machine() => Assert.Equal(["hidden.example"], Ways("[]"));

    [Fact, Points(1), Hint("One single dot in the place of a machine means: this domain takes no mail. There is no way then."), Catches("dot-is-a-machine")]
    public void A_lone_dot_means_no_mail() => Assert.Equal([], Ways("""[(0, ".")]"""));

    // A domain that no student has seen.
    string[] Ways(string records) =>
        submission.Evaluate<string[]>($$"""((Func<string[]>)(() => { mx["hidden.example"] = {{records}}; return Ways("hidden.example"); }))()""");
}
