MimeMessage[] Once(IEnumerable<MimeMessage> letters) => letters.DistinctBy(letter => letter.MessageId).ToArray();
