MimeMessage[] Once(IEnumerable<MimeMessage> letters) => letters.DistinctBy(letter => letter.Subject).ToArray();
