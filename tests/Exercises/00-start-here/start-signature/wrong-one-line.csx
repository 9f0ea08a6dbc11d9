string Signature(string name) => "-- " + name;
