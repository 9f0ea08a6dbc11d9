int Trips(int recipients, bool pipelining) => pipelining ? 2 : 3 + recipients;
