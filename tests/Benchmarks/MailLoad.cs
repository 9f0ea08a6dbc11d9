namespace Benchmarks;

static class MailLoad
{
    public static Task<int> CompareAsync(string[] args) => Task.FromResult(args.Length);
}
