using System.Globalization;
using System.Text;
using CsCheck;
using FakeMail.Imap;

namespace FakeMail.Tests.Imap;

/// <summary>Messages are taken apart to the octet: a generated message knows what each of its parts is, and so must IMAP.</summary>
public class EntityTests
{
    /// <summary>A part as it was generated: its number, its header and its body.</summary>
    sealed record Made(string Header, string Body, IReadOnlyList<Made> Parts, Made? Message)
    {
        public string Text => Header + Body;

        /// <summary>Every part with its number, as IMAP counts.</summary>
        public IEnumerable<(uint[] Path, Made Part)> Numbered() => Parts.Count > 0 ? Below([]) : [((uint[])[1], this), .. Message?.NumberedIn([1]) ?? []];

        IEnumerable<(uint[], Made)> NumberedIn(uint[] path) => Parts.Count > 0 ? Below(path) : [((uint[])[.. path, 1], this), .. Message?.NumberedIn([.. path, 1]) ?? []];

        IEnumerable<(uint[], Made)> Below(uint[] path) => Parts.Index().SelectMany(one =>
        {
            uint[] number = [.. path, (uint)one.Index + 1];
            return ((uint[], Made)[])[(number, one.Item), .. one.Item.Parts.Count > 0 ? one.Item.Below(number) : one.Item.Message?.NumberedIn(number) ?? []];
        });
    }

    static readonly Gen<string> Line = Gen.Frequency(
        (5, Gen.Char["ab -=_:\t"].Array[0, 12].Select(chars => new string(chars))),
        (1, Gen.Const("--")), (1, Gen.Const("--b")), (1, Gen.Const("--b0x")), (1, Gen.Const(".")), (1, Gen.Const("\u00e9\0")), (1, Gen.Const("\r")), (1, Gen.Const("a\nb")));

    static readonly Gen<string> Body = Gen.Select(Line.Array[0, 5], Gen.Bool, (lines, ended) => string.Join("\r\n", lines) + (ended ? "\r\n" : ""));

    static readonly Gen<string> Fields = Gen.Select(Gen.Int[0, 3], Gen.Bool, (count, folded) => string.Concat(Enumerable.Range(0, count).Select(i => $"X-{i}: v{(folded ? "\r\n  w" : "")}\r\n")));

    static Gen<Made> Entity(int level) => level > 3 ? Leaf : Gen.Frequency(
        (3, Leaf),
        (2, Gen.Select(Fields, Entity(level + 1).Array[1, 3], Gen.Bool, Gen.Bool, (fields, parts, preamble, epilogue) => Multipart(fields, parts, preamble, epilogue, level))),
        (1, Gen.Select(Fields, Entity(level + 1), (fields, inner) => new Made($"Content-Type: message/rfc822\r\n{fields}\r\n", inner.Text, [], inner))));

    static Gen<Made> Leaf => Gen.Select(Fields, Body, Gen.Int[0, 2].Select(i => ((string[])["", "Content-Type: text/plain\r\n", "Content-Type: image/png\r\n"])[i]), (fields, body, type) => new Made($"{type}{fields}\r\n", body, [], null));

    // The boundary of a level is that of no other, and occurs in no line.
    static Made Multipart(string fields, Made[] parts, bool preamble, bool epilogue, int level)
    {
        var boundary = $"b{level}";
        var body = new StringBuilder(preamble ? "for old readers\r\n" : "");
        foreach (var part in parts) body.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\n{part.Text}\r\n");
        body.Append(CultureInfo.InvariantCulture, $"--{boundary}--{(epilogue ? "\r\nthe end" : "")}");
        return new($"Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n{fields}\r\n", body.ToString(), parts, null);
    }

    [Fact]
    public void Every_part_of_any_message_is_found_octet_for_octet() =>
        Entity(0).Sample(made =>
        {
            var content = MessageContent.Of(Encoding.Latin1.GetBytes(made.Text));
            var root = FakeMail.Imap.Entity.Read(content.Octets);
            foreach (var (path, expected) in made.Numbered())
            {
                var found = root.Find(path);
                Assert.True(found is not null, $"Part {string.Join('.', path)} of\n{made.Text}");
                var (start, header, body) = found.Extent;
                Assert.Equal((expected.Header, expected.Body), (Text(content.Slice(start, header)), Text(content.Slice(start + header, body))));
            }
        }, iter: 2000);

    [Theory]
    [InlineData("")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n\r\nno boundary")]
    [InlineData("Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\n--b--")]
    [InlineData("Content-Type: nonsense\r\n\r\nx")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n")]
    public void What_does_not_hold_what_it_promises_is_one_text(string message)
    {
        var root = FakeMail.Imap.Entity.Read(Encoding.Latin1.GetBytes(message));
        Assert.StartsWith("(\"text\" \"plain\" NIL NIL NIL \"7bit\" ", BodyStructure.Write(root, extended: true), StringComparison.Ordinal);
        Assert.Same(root, root.Find([1]));
        Assert.Null(root.Find([2]));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Parts_may_lack_what_they_should_have(string eol)
    {
        var message = string.Join(eol, "Content-Type: multipart/digest; boundary=\"a b\"", "", "--a b", "", "Subject: x", "", "one", "--a b ", "Content-Type: text/plain", "", "two", "--a bc", "--a b-", "--a b--x");
        var root = FakeMail.Imap.Entity.Read(Encoding.Latin1.GetBytes(message));
        Assert.Equal(2, root.Parts.Count);
        Assert.Equal("x", root.Parts[0].Message!.Fields["subject"]);   // RFC 2046 §5.1.5
        Assert.Equal($"two{eol}--a bc{eol}--a b-{eol}--a b--x", Encoding.Latin1.GetString(root.Parts[1].Body));   // never closed
    }

    [Theory]
    [InlineData("Subject: x", "\r\n y")]
    [InlineData("To: ", "a ")]
    [InlineData("To: ", "<a.")]
    public void A_header_of_a_megabyte_is_read_at_once(string begins, string goesOn)   // and not in the square of its length, which would be minutes
    {
        var header = begins + string.Concat(Enumerable.Repeat(goesOn, 300_000)) + "\r\n\r\n";
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.NotEmpty(ImapEnvelope.Write(new(Encoding.Latin1.GetBytes(header))));
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Deep_nesting_ends_somewhere()
    {
        var message = string.Concat(Enumerable.Range(0, 1000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n")) + "\r\nend";
        var written = BodyStructure.Write(FakeMail.Imap.Entity.Read(Encoding.Latin1.GetBytes(message)), extended: true);
        Assert.Equal(FakeMail.Imap.Entity.MostLevels, written.Split("\"mixed\"").Length - 1);
        Assert.NotEmpty(BodyStructure.Write(FakeMail.Imap.Entity.Read(Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\r\n\r\n", 1000)))), extended: true));
    }

    [Theory]
    [InlineData("Ann <ann@school>, bob@home", """("Ann" NIL "ann" "school")(NIL NIL "bob" "home")""")]
    [InlineData("\"Ann, \\\"A\\\"\" <\"a b\"@school>", """("Ann, \"A\"" NIL "a b" "school")""")]
    [InlineData("ann@school (Ann (the one) )", """("Ann (the one) " NIL "ann" "school")""")]
    [InlineData("friends: ann@school, Bob <bob@home>; eve@x", """(NIL NIL "friends" NIL)(NIL NIL "ann" "school")("Bob" NIL "bob" "home")(NIL NIL NIL NIL)(NIL NIL "eve" "x")""")]
    [InlineData("undisclosed-recipients:;", """(NIL NIL "undisclosed-recipients" NIL)(NIL NIL NIL NIL)""")]
    [InlineData("=?utf-8?q?J=C3=BC?= J. <@a,@b:j@[192.0.2.1]>", """("=?utf-8?q?J=C3=BC?= J." "@a,@b" "j" "[192.0.2.1]")""")]
    [InlineData("root", """(NIL NIL "root" "")""")]
    [InlineData("<>", """(NIL NIL "" "")""")]
    [InlineData(", ,", "")]
    [InlineData("a @ b . c", """(NIL NIL "a" "b.c")""")]
    public void Addresses_are_read_as_people_write_them(string field, string expected) => Assert.Equal(expected, string.Concat(AddressList.Parse(field)));

    static string Text(MessageContent content) => Encoding.Latin1.GetString(content.Octets);
}
