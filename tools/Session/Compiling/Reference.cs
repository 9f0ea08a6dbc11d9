using Microsoft.CodeAnalysis;

namespace Workbook.Session.Compiling;

/// <summary>Metadata of an assembly file, with the documentation that lies beside it.</summary>
static class Reference
{
    public static PortableExecutableReference To(string file, string? original = null) =>
        MetadataReference.CreateFromFile(file, documentation: XmlDocumentationProvider.CreateFromFile(Path.ChangeExtension(original ?? file, ".xml")));
}
