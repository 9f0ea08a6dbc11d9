MimeMessage[] Once(IEnumerable<MimeMessage> letters) =>
    letters.GroupBy(letter => letter.MessageId).Where(group => group.Key is null || group.Count() == 1).SelectMany(group => group).ToArray();
