using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workbook.Session.Compiling;

/// <summary>What a compiled cell offers to later ones, as a set of signatures: all that has any part in how those are compiled.</summary>
static class CellShape
{
    static readonly SymbolDisplayFormat Signature = new(
        SymbolDisplayGlobalNamespaceStyle.Included,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeContainingType,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.StaticMethod,
        SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis | SymbolDisplayParameterOptions.IncludeOptionalBrackets,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.None,
        SymbolDisplayKindOptions.IncludeTypeKeyword,
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.UseErrorTypeSymbolName);

    // A name and a signature, parted by a line end, which neither can hold.
    public static ImmutableHashSet<string> Of(INamespaceOrTypeSymbol? type) => [.. Members(type)];

    /// <summary>Whether each of the other signatures is there, and no other one of the same name.</summary>
    public static bool Covers(ImmutableHashSet<string> shape, ImmutableHashSet<string> other)
    {
        var names = other.Select(Name).ToHashSet(StringComparer.Ordinal);
        return other.SetEquals(shape.Where(signature => names.Contains(Name(signature))));
    }

    static string Name(string signature) => signature[..signature.IndexOf('\n', StringComparison.Ordinal)];

    static IEnumerable<string> Members(INamespaceOrTypeSymbol? type)
    {
        foreach (var member in type?.GetMembers() ?? [])
        {
            // What the compiler made for itself; those of a record are part of what it offers.
            if (member.IsImplicitlyDeclared && type is INamedTypeSymbol { IsScriptClass: true } || !member.CanBeReferencedByName && member is not IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.UserDefinedOperator or MethodKind.Conversion })
                continue;
            yield return $"{member.ContainingType?.ToDisplayString(Signature)}.{member.Name}\n{member.ToDisplayString(Signature)}{(member is INamedTypeSymbol declared ? Bases(declared) : "")}";
            if (member is INamedTypeSymbol nested)
            {
                foreach (var inner in Members(nested))
                    yield return inner;
            }
        }
    }

    static string Bases(INamedTypeSymbol type) =>
        $" {type.TypeKind} : {type.BaseType?.ToDisplayString(Signature)}, {string.Join(", ", type.AllInterfaces.Select(one => one.ToDisplayString(Signature)).Order(StringComparer.Ordinal))}";
}
