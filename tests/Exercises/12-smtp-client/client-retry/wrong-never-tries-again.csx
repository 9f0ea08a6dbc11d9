async Task<int> WithRetry(Func<Task<int>> attempt, int most, Func<int, Task> wait) => await attempt();
