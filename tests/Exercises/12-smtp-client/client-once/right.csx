MimeMessage[] Once(IEnumerable<MimeMessage> letters)
{
    var seen = new HashSet<string>();
    return letters.Where(letter => letter.MessageId is null || seen.Add(letter.MessageId)).ToArray();
}
