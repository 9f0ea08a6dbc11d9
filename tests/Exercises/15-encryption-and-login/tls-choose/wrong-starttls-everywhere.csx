SecureSocketOptions OptionFor(int port) => port is 8025 ? SecureSocketOptions.None : SecureSocketOptions.StartTls;
