using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FakeMail.Sasl;
using FakeMail.Smtp;

namespace FakeMail.Tests.Conformance;

/// <summary>One conversation from a text file: what the server is set to, what is said, what must be delivered. README.md says how it is written.</summary>
sealed partial record Play(string Title, SmtpSettings Settings, IReadOnlyList<string> Lines, IReadOnlySet<string> Not)
{
    static readonly Dictionary<string, string> Preludes = new()
    {
        ["CONNECT"] = "S: 220",
        ["HELO"] = "S: 220\nC: HELO me.test\nS: 250",
        ["EHLO"] = "S: 220\nC: EHLO me.test\nS* 250",
        ["MAIL"] = "S: 220\nC: EHLO me.test\nS* 250\nC: MAIL FROM:<ann@x.test>\nS: 250",
        ["RCPT"] = "S: 220\nC: EHLO me.test\nS* 250\nC: MAIL FROM:<ann@x.test>\nS: 250\nC: RCPT TO:<bob@x.test>\nS: 250",
        ["DATA"] = "S: 220\nC: EHLO me.test\nS* 250\nC: MAIL FROM:<ann@x.test>\nS: 250\nC: RCPT TO:<bob@x.test>\nS: 250\nC: DATA\nS: 354",
    };

    /// <summary>Where the text files are: in the repository, so that a new one needs no build.</summary>
    public static string Folder { get; } = Path.Combine(Root(AppContext.BaseDirectory), "tests", "FakeMail.Tests", "Conformance");

    /// <summary>All conversations of all files.</summary>
    public static IReadOnlyList<Play> All { get; } = [.. Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(file => In(File.ReadAllText(file), Path.GetFileName(file)))];

    public override string ToString() => Title;

    /// <summary>The conversations of one file.</summary>
    public static IEnumerable<Play> In(string text, string file) => text.ReplaceLineEndings("\n").Split("\n# ")
        .Select(block => block.StartsWith("# ", StringComparison.Ordinal) ? block[2..] : block)
        .Where(block => block.StartsWith("RFC", StringComparison.Ordinal))
        .Select(block => Parse(block, file));

    static Play Parse(string block, string file)
    {
        var (title, settings, lines, not) = ("", new SmtpSettings(), new List<string>(), new HashSet<string>());
        foreach (var line in block.Split('\n'))
            if (title is "") title = line.Trim();
            else if (line is "" || line.StartsWith("//", StringComparison.Ordinal)) continue;
            else if (line.StartsWith("with ", StringComparison.Ordinal)) settings = line[5..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(settings, With);
            else if (line.StartsWith("not ", StringComparison.Ordinal)) not.UnionWith(line[4..].Split(' '));
            else if (line.StartsWith("after ", StringComparison.Ordinal)) lines.AddRange(Preludes[line[6..].Trim()].Split('\n'));
            else if (line is "TLS" or ['|', ..] || (line.Length > 1 && "C: C> S: S* S. M:".Contains(line[..2].Trim(), StringComparison.Ordinal))) lines.Add(line);
            else throw new FormatException($"{file}, \"{title}\": \"{line}\" is no line of a conversation.");
        return new(title, settings, lines, not);
    }

    static SmtpSettings With(SmtpSettings settings, string word)
    {
        var (name, value) = word.Split('=', 2) is [var n, var v] ? (n, v) : (word, "");
        return name switch
        {
            "extensions" => settings with { Extensions = Extensions(value) },
            "pretended" => settings with { Pretended = Extensions(value) },
            "account" => settings with { Accounts = new() { [value.Split(':')[0]] = value.Split(':')[1] } },
            "list" => settings with { Lists = new Dictionary<string, IReadOnlyList<string>> { [value.Split(':')[0]] = value.Split(':')[1].Split(',') } },
            "mechanisms" => settings with { Mechanisms = value.Split(',') },
            "size" => settings with { MaxMessageSize = Number(value) },
            "recipients" => settings with { MaxRecipients = Number(value) },
            "text-line" => settings with { MaxTextLine = Number(value) },
            "command-line" => settings with { MaxCommandLine = Number(value) },
            "errors" => settings with { MaxErrors = Number(value) },
            "login-before-tls" => settings with { LoginBeforeTls = true },
            "require-login" => settings with { RequireLogin = true },
            "require-tls" => settings with { RequireTls = true },
            "helo-only" => settings with { Extended = false },
            "seven-bit" => settings with { SevenBit = true },
            _ => throw new FormatException($"\"{word}\" is no setting."),
        };
    }

    static SmtpExtensions Extensions(string names) => names.Split('+').Select(Enum.Parse<SmtpExtensions>).Aggregate((a, b) => a | b);

    static int Number(string value) => int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The octets of a line as it is written.</summary>
    public static byte[] Octets(string text) => Encoding.Latin1.GetBytes(Token.Replace(text, match => match.Value[1..^1] switch
    {
        "CR" => "\r",
        "LF" => "\n",
        "NUL" => "\0",
        [var repeated, '*', .. var times] => new string(repeated, Number(times)),
        var hex => ((char)Convert.ToInt32(hex, 16)).ToString(),
    }));

    [GeneratedRegex(@"<(CR|LF|NUL|[0-9A-F]{2}|.\*\d+)>")]
    internal static partial Regex Token { get; }

    static string Root(string folder) => File.Exists(Path.Combine(folder, "Lessons.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
