namespace Exercises;

/// <summary>How often a client waits.</summary>
[Exercise("esmtp-trips")]
public class EsmtpTrips(Submission submission)
{
    [Theory, Points(1), Hint("One at a time, every command and the end of the message is a wait: MAIL, each RCPT, DATA, the dot, and what else the exercise counts."), Catches("forgets-the-message", "one-rcpt-for-all")]
    [InlineData(3, 7), InlineData(10, 14), InlineData(40, 44)]
    public void One_at_a_time_every_recipient_is_a_wait(int recipients, int trips) => Assert.Equal(trips, submission.Call<int>("Trips", recipients, false));

    [Theory, Points(1), Hint("In a group, MAIL, all RCPT and DATA are one wait; the message has to wait for the 354, so it is not in the group."), Catches("everything-in-one", "forgets-the-message")]
    [InlineData(1, 3), InlineData(7, 3), InlineData(5000, 3)]
    public void In_a_group_it_does_not_matter_how_many_they_are(int recipients, int trips) => Assert.Equal(trips, submission.Call<int>("Trips", recipients, true));
}
