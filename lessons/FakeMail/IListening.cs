namespace FakeMail;

/// <summary>What listens on a port and can be stopped.</summary>
interface IListening
{
    int Port { get; }

    void Stop();
}
