using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Workbook;

/// <summary>A verb with one sentence for the list of all, and details with examples for its own help.</summary>
sealed class Verb(string name, string purpose, string details) : Command(name, purpose)
{
    public string Details { get; } = details;

    /// <summary>Puts details under the help of the verbs that have some, and <paramref name="atTheTop"/> under the list of all.</summary>
    public static void Teach(RootCommand root, string atTheTop)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new TeachingHelp((HelpAction)help.Action!, root, atTheTop);
    }

    sealed class TeachingHelp(HelpAction usual, RootCommand root, string atTheTop) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parsed)
        {
            var result = usual.Invoke(parsed);
            var details = parsed.CommandResult.Command switch
            {
                Verb verb => verb.Details,
                var command when command == root => atTheTop,
                _ => null,
            };
            if (details is not null) parsed.InvocationConfiguration.Output.WriteLine(details + Environment.NewLine);
            return result;
        }
    }
}
