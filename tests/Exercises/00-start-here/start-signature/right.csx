string Signature(string name) => "-- \n" + name;
