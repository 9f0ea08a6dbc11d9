int Trips(int recipients, bool pipelining) => pipelining ? 3 : 5;
