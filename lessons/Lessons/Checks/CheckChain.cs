using FakeMail;

namespace Lessons;

/// <summary>Lets lines follow an awaited one: <c>await Check.Exercise(…).TrueAsync(…).True(…)</c>.</summary>
public static class CheckChain
{
    /// <inheritdoc cref="CheckCard.Equal{T}(string, T, Func{T})"/>
    public static async Task<CheckCard> Equal<T>(this Task<CheckCard> card, string name, T expected, Func<T> actual) =>
        (await card).Equal(name, expected, actual);

    /// <inheritdoc cref="CheckCard.True"/>
    public static async Task<CheckCard> True(this Task<CheckCard> card, string name, Func<bool> holds, string otherwise = "") =>
        (await card).True(name, holds, otherwise);

    /// <inheritdoc cref="CheckCard.Sent"/>
    public static async Task<CheckCard> Sent(this Task<CheckCard> card, string name, Func<Transcript> transcript, Func<Transcript, bool> rule, string otherwise = "") =>
        (await card).Sent(name, transcript, rule, otherwise);

    /// <inheritdoc cref="CheckCard.EqualAsync{T}"/>
    public static async Task<CheckCard> EqualAsync<T>(this Task<CheckCard> card, string name, T expected, Func<Task<T>> actual) =>
        await (await card).EqualAsync(name, expected, actual);

    /// <inheritdoc cref="CheckCard.TrueAsync"/>
    public static async Task<CheckCard> TrueAsync(this Task<CheckCard> card, string name, Func<Task<bool>> holds, string otherwise = "") =>
        await (await card).TrueAsync(name, holds, otherwise);
}
