using System.Text;
using System.Text.Json;
using MimeKit;
using MimeKit.Utils;

namespace Lessons.Tests;

/// <summary>What the tables "beside Python" say of the course page's functions, asked of Python itself.</summary>
public sealed class BesidePythonTests(BesidePythonTests.Answers python) : IClassFixture<BesidePythonTests.Answers>
{
    static readonly DateTimeOffset Friday = DateTimeOffset.FromUnixTimeSeconds(1005268127);
    static readonly byte[] Octets = [.. Enumerable.Range(0, 256).Select(number => (byte)number)];

    [Fact]
    public void MIMEText_says_us_ascii_and_puts_MIME_Version_into_the_part()
    {
        Assert.Equal("Content-Type: text/plain; charset=\"us-ascii\"\nMIME-Version: 1.0\nContent-Transfer-Encoding: 7bit\n\nhi", python["MIMEText"]);
        Assert.Equal("Content-Type: text/plain; charset=utf-8\n\nhi", Lf(new TextPart("plain") { Text = "hi" }));
    }

    [Fact]
    public void MIMEText_turns_UTF_8_into_base64_at_once() =>
        Assert.Contains("Content-Transfer-Encoding: base64\n\nY2Fmw6k=", python["MIMEText utf-8"], StringComparison.Ordinal);

    [Fact]
    public void Formatdate_writes_UTC_as_minus_zero_and_MimeKit_as_plus_zero()
    {
        Assert.Equal("Fri, 09 Nov 2001 01:08:47 -0000", python["formatdate"]);
        Assert.Equal("Fri, 09 Nov 2001 01:08:47 +0000", DateUtils.FormatDate(Friday));
    }

    [Fact]
    public void Formatdate_with_usegmt_writes_what_the_form_r_writes() =>
        Assert.Equal(python["formatdate usegmt"], Friday.UtcDateTime.ToString("r"));

    [Fact]
    public void Formatdate_with_localtime_writes_what_MimeKit_writes_of_a_moment_with_its_offset() =>
        Assert.Equal(python["formatdate localtime"], DateUtils.FormatDate(Friday.ToOffset(TimeSpan.FromHours(1))));

    [Fact]
    public void Make_msgid_has_its_brackets_and_MimeKits_has_none()
    {
        Assert.Matches("^<[^<>@]+@school\\.example>$", python["make_msgid"]);
        Assert.Matches("^[^<>@]+@school\\.example$", MimeUtils.GenerateMessageId("school.example"));
    }

    [Fact]
    public void Assigning_a_field_twice_adds_in_Python_and_replaces_in_MimeKit()
    {
        Assert.Equal("2", python["assign twice"]);
        var message = new MimeMessage();
        message.Headers["Subject"] = "one";
        message.Headers["Subject"] = "two";
        Assert.Single(message.Headers, field => field.Field == "Subject");
    }

    [Fact]
    public void Base64_of_both_is_the_same_and_breaks_lines_at_76_characters()
    {
        var ours = Encoded(new MimePart("application", "octet-stream") { Content = new MimeContent(new MemoryStream(Octets)), ContentTransferEncoding = ContentEncoding.Base64 });
        Assert.Equal(python["encode_base64"].TrimEnd(), ours.TrimEnd());
        Assert.Equal(76, ours.Split('\n')[0].Length);
    }

    [Fact]
    public void Python_spells_every_space_in_quoted_printable_and_both_read_the_others()
    {
        Assert.Equal("caf=C3=A9=20at=20noon", python["encode_quopri"]);
        var ours = Encoded(new TextPart("plain") { Text = "café at noon", ContentTransferEncoding = ContentEncoding.QuotedPrintable });
        Assert.Equal("caf=C3=A9 at noon", ours.TrimEnd('=', '\n'));   // MimeKit ends what has no line end with a soft break
        Assert.Equal("café at noon", python["decode quopri"]);
    }

    [Fact]
    public void Encode_7or8bit_is_only_a_label()
    {
        Assert.Equal("7bit hi", python["encode_7or8bit"]);
        Assert.Equal("8bit caf\u00e9", python["encode_7or8bit high"]);
    }

    [Fact]
    public void MIMEMultipart_is_mixed_and_puts_a_MIME_Version_into_every_part()
    {
        Assert.Equal("multipart/mixed", python["MIMEMultipart"]);
        Assert.Equal("multipart/mixed", new Multipart("mixed").ContentType.MimeType);
        Assert.Equal("3", python["MIME-Version in parts"]);
    }

    [Fact]
    public void MIMEImage_and_MIMEAudio_guess_the_subtype_and_fail_if_they_cannot()
    {
        Assert.Equal("image/png", python["MIMEImage"]);
        Assert.Equal("audio/x-wav", python["MIMEAudio"]);
        Assert.Equal("TypeError", python["MIMEImage of rubbish"]);
    }

    [Fact]
    public void MIMEBase_needs_the_encoder_as_a_step_of_its_own() =>
        Assert.Equal("None then base64", python["MIMEBase"]);

    [Fact]
    public void Uuencoding_a_line_differs_in_how_zero_is_written()
    {
        Assert.Equal(UuCodec.EncodeLine("Cat\0"u8), python["b2a_uu backtick"].TrimEnd('\n'));
        Assert.Equal(UuCodec.EncodeLine("Cat\0"u8).Replace('`', ' '), python["b2a_uu"].TrimEnd('\n'));
    }

    static string Lf(MimeEntity entity)
    {
        using var written = new MemoryStream();
        entity.WriteTo(new FormatOptions { NewLineFormat = NewLineFormat.Unix }, written);
        return Encoding.UTF8.GetString(written.ToArray());
    }

    static string Encoded(MimeEntity part) => Lf(part).Split("\n\n", 2)[1];

    /// <summary>What Python answered, by name.</summary>
    public sealed class Answers : IAsyncLifetime
    {
        Dictionary<string, string> answers = [];

        public string this[string name] => answers[name];

        public async ValueTask InitializeAsync()
        {
            var (exit, output, errors) = await Tool.RunAsync(Tool.Require("python3"), ["-"], """
                import os, time; os.environ['TZ'] = 'CET-1'
                if hasattr(time, 'tzset'): time.tzset()
                import json, binascii
                from email.mime.text import MIMEText
                from email.mime.multipart import MIMEMultipart
                from email.mime.base import MIMEBase
                from email.mime.image import MIMEImage
                from email.mime.audio import MIMEAudio
                from email.mime.nonmultipart import MIMENonMultipart
                from email import encoders, utils, message_from_string
                said = {}
                said['MIMEText'] = MIMEText('hi').as_string()
                said['MIMEText utf-8'] = MIMEText('caf\u00e9', 'plain', 'utf-8').as_string()
                said['formatdate'] = utils.formatdate(1005268127)
                said['formatdate usegmt'] = utils.formatdate(1005268127, usegmt=True)
                said['formatdate localtime'] = utils.formatdate(1005268127, localtime=True)
                said['make_msgid'] = utils.make_msgid(domain='school.example')
                m = MIMEText('hi'); m['Subject'] = 'one'; m['Subject'] = 'two'
                said['assign twice'] = str(len(m.get_all('Subject')))
                def part(octets, encoder):
                    p = MIMENonMultipart('application', 'octet-stream'); p.set_payload(octets); encoder(p); return p
                said['encode_base64'] = part(bytes(range(256)), encoders.encode_base64).get_payload()
                said['encode_quopri'] = part('caf\u00e9 at noon'.encode(), encoders.encode_quopri).get_payload()
                said['decode quopri'] = message_from_string('Content-Transfer-Encoding: quoted-printable\n\ncaf=C3=A9 at noon').get_payload(decode=True).decode()
                p = part('hi', encoders.encode_7or8bit); said['encode_7or8bit'] = p['Content-Transfer-Encoding'] + ' ' + p.get_payload()
                p = part('caf\u00e9'.encode('latin-1'), encoders.encode_7or8bit); said['encode_7or8bit high'] = p['Content-Transfer-Encoding'] + ' ' + p.get_payload(decode=True).decode('latin-1')
                m = MIMEMultipart(); said['MIMEMultipart'] = m.get_content_type()
                m.attach(MIMEText('a')); m.attach(MIMEText('b')); said['MIME-Version in parts'] = str(m.as_string().count('MIME-Version'))
                said['MIMEImage'] = MIMEImage(binascii.unhexlify('89504e470d0a1a0a0000000d49484452')).get_content_type()
                said['MIMEAudio'] = MIMEAudio(b'RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x44\xac\0\0\x44\xac\0\0\1\0\x08\0data\0\0\0\0').get_content_type()
                try: MIMEImage(b'rubbish')
                except TypeError as e: said['MIMEImage of rubbish'] = type(e).__name__
                b = MIMEBase('application', 'octet-stream'); b.set_payload(b'x'); before = b['Content-Transfer-Encoding']; encoders.encode_base64(b)
                said['MIMEBase'] = f"{before} then {b['Content-Transfer-Encoding']}"
                said['b2a_uu'] = binascii.b2a_uu(b'Cat\0').decode()
                said['b2a_uu backtick'] = binascii.b2a_uu(b'Cat\0', backtick=True).decode()
                print(json.dumps(said))
                """u8.ToArray());
            Assert.True(exit is 0, errors);
            answers = JsonSerializer.Deserialize<Dictionary<string, string>>(output)!;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
