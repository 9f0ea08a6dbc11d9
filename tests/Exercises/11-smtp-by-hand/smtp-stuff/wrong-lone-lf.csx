string DotStuff(string message) =>
    System.Text.RegularExpressions.Regex.Replace(message, @"^\.", "..", System.Text.RegularExpressions.RegexOptions.Multiline);
