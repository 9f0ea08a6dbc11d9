using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Tests;

/// <summary>A lesson runs unchanged on .NET Interactive, which cannot be installed here: so it may use only what exists there too.</summary>
public class CompatibilityTests
{
    /// <summary>The members that .NET Interactive puts into a C# cell by a static using.</summary>
    static readonly string[] Helpers = ["display", "HTML", "CSS", "Javascript", "GetInputAsync", "GetPasswordAsync"];

    static readonly string[] Magics = ["csharp", "html", "javascript", "markdown", "time", "whos", "lsmagic", "import"];

    public static TheoryData<string> Names => Lesson.Names;

    [Theory, MemberData(nameof(Names))]
    public void Magics_are_those_that_both_engines_know(string name) =>
        Assert.All(Lesson.Read(name).Code.SelectMany(cell => Regex.Matches(cell.Source, @"(?m)^#!(\w+)")), magic =>
            Assert.Contains(magic.Groups[1].Value, Magics));

    [Theory, MemberData(nameof(Names))]
    public void Lessons_load_the_workbook_and_restore_no_package(string name) =>
        Assert.All(Lesson.Read(name).Code.SelectMany(cell => Regex.Matches(cell.Source, "(?m)^#r .*$")), reference =>
            Assert.Matches("^#r \"\\.\\./lessons/bin/\\w+\\.dll\"$", reference.Value));

    [Theory, MemberData(nameof(Names))]
    public void Cells_have_no_top_level_span_and_no_extension_block(string name) =>
        Assert.All(Lesson.Read(name).Code, cell =>
        {
            Assert.DoesNotMatch(@"(?m)^(var \w+ = ""[^""]*""u8;|(ReadOnly)?Span<)", cell.Source);
            Assert.DoesNotMatch(@"\bextension\s*\(", cell.Source);
        });

    [Theory, MemberData(nameof(Names))]
    public void What_a_cell_calls_without_a_receiver_is_its_own_or_a_helper_that_both_engines_have(string name)
    {
        var cells = Lesson.Read(name).Code.Select(cell => Parse(cell.Source)).ToList();
        var own = cells.SelectMany(cell => cell.DescendantNodes()).Select(node => node switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            LocalFunctionStatementSyntax function => function.Identifier.Text,
            VariableDeclaratorSyntax variable => variable.Identifier.Text,
            ParameterSyntax parameter => parameter.Identifier.Text,
            _ => null,
        });
        var called = cells.SelectMany(cell => cell.DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Select(call => (call.Expression as IdentifierNameSyntax)?.Identifier.Text)
            .Where(callee => callee is not null and not "nameof");

        Assert.Empty(called.Except(own).Except(Helpers).Except(Brought(cells)));
    }

    // By a static using of a type of the lessons' own, as in `using static FakeMail.Mishaps.Occasion;`.
    static IEnumerable<string> Brought(IEnumerable<SyntaxNode> cells) => cells
        .SelectMany(cell => cell.DescendantNodes().OfType<UsingDirectiveSyntax>())
        .Where(directive => directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
        .Select(directive => typeof(FakeMail.FakeMailServer).Assembly.GetType($"{directive.Name}", throwOnError: true)!)
        .SelectMany(type => type.GetMethods().Select(method => method.Name));

    static SyntaxNode Parse(string source) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview, kind: SourceCodeKind.Script), cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken);
}
