string Signature(string name) => "-- \nTim";
