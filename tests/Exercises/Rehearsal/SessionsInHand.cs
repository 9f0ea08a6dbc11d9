namespace Exercises;

/// <summary>Answers that are kept running from one test of an exercise to the next: only so many, and none is ended while a test asks it something.</summary>
/// <param name="most">How many are kept; more there are only while more tests run at once.</param>
/// <param name="open">Runs the answers to an exercise.</param>
sealed class SessionsInHand(int most, Func<string, ExerciseSession> open) : IDisposable
{
    sealed record Kept(string Exercise, ExerciseSession Session)
    {
        public int Hands { get; set; }
    }

    readonly List<Kept> sessions = [];   // the one that was asked for last is last

    /// <summary>The answers to an exercise, for one test, which leaves them in the end.</summary>
    public ExerciseSession Enter(string exercise)
    {
        lock (sessions)
        {
            var wanted = sessions.Find(kept => kept.Exercise == exercise) ?? new Kept(exercise, open(exercise));
            wanted.Hands++;
            sessions.Remove(wanted);
            sessions.Add(wanted);
            EndTheOldest();
            return wanted.Session;
        }
    }

    /// <summary>A test has ended that had entered.</summary>
    public void Leave(string exercise)
    {
        lock (sessions)
        {
            sessions.Single(kept => kept.Exercise == exercise).Hands--;
            EndTheOldest();
        }
    }

    void EndTheOldest()
    {
        while (sessions.Count > most && sessions.Find(kept => kept.Hands == 0) is { } oldest)
        {
            sessions.Remove(oldest);
            oldest.Session.Dispose();
        }
    }

    public void Dispose() => sessions.ForEach(kept => kept.Session.Dispose());
}
