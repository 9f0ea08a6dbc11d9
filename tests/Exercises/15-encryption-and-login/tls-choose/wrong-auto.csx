SecureSocketOptions OptionFor(int port) => SecureSocketOptions.Auto;
