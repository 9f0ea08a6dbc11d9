namespace FakeMail;

/// <summary>A process that is there for nothing but serving mail.</summary>
public static class ServerProcess
{
    /// <summary>
    /// Lets every line be answered on the thread that hears of it, without waking another one, and lets one thread hear them all: two that share
    /// two processors with the client mostly wait for each other. Half the processor time for a small message.
    /// Files are opened without locks, which on Unix are three more calls for each; messages need none, since their numbers come from files that only one can create.
    /// The runtime reads this at its first socket and its first file, so it has to be said before. It is for a program of its own alone: where other code of the process
    /// holds up that thread by waiting for a task, everybody else waits as well.
    /// </summary>
    public static void AnswerAtOnce()
    {
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1");
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1");
    }
}
