namespace Exercises;

/// <summary>The character that says how many octets a line holds.</summary>
[Exercise("uu-length")]
public class UuLength(Submission submission)
{
    [Theory, Points(1), Hint("32 and the number of octets (not of characters), as every other character of the line; no octets are a grave accent."), Catches("counts-characters", "one-off", "zero-as-space")]
    [InlineData(1, '!'), InlineData(10, '*'), InlineData(44, 'L'), InlineData(45, 'M'), InlineData(0, '`')]
    public void It_is_32_and_the_number_of_octets(int octets, char expected) => Assert.Equal(expected, submission.Call<char>("LengthCharacter", octets));
}
