SecureSocketOptions OptionFor(int port) => port switch
{
    465 => SecureSocketOptions.SslOnConnect,
    587 or 25 => SecureSocketOptions.StartTlsWhenAvailable,
    _ => SecureSocketOptions.None,
};
