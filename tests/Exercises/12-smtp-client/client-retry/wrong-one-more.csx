async Task<int> WithRetry(Func<Task<int>> attempt, int most, Func<int, Task> wait)
{
    for (var n = 1; ; n++)
    {
        var code = await attempt();
        if (code is < 400 or >= 500 || n > most) return code;
        await wait(n);
    }
}
