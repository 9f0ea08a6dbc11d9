namespace Lessons;

/// <summary>Checks of code that has to refuse something.</summary>
public static class CheckExceptions
{
    /// <summary>Asks whether code throws an exception of a certain type.</summary>
    /// <param name="card">The check.</param>
    /// <param name="name">What is asked.</param>
    /// <param name="work">What should throw. A <see cref="NotImplementedException"/> still means that it is to be written.</param>
    /// <param name="saying">What the exception's message should contain; anything will do if not given.</param>
    /// <param name="otherwise">What to look at if it does not.</param>
    public static CheckCard Throws<TException>(this CheckCard card, string name, Action work, string saying = "", string otherwise = "")
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(work);
        return card.True(name, () =>
        {
            try
            {
                work();
                return false;
            }
            catch (TException refusal) when (refusal is not NotImplementedException)
            {
                return refusal.Message.Contains(saying, StringComparison.Ordinal);
            }
        }, otherwise);
    }
}
