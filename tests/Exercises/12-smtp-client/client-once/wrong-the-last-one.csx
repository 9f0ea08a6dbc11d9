MimeMessage[] Once(IEnumerable<MimeMessage> letters) =>
    letters.Reverse().DistinctBy(letter => letter.MessageId ?? letter.Subject).Reverse().ToArray();
