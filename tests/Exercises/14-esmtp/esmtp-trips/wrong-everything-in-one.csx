int Trips(int recipients, bool pipelining) => pipelining ? 1 : 4 + recipients;
