using System.Globalization;
using System.Text;

namespace FakeMail.Imap;

/// <summary>BODYSTRUCTURE: what a message is made of, without its octets (RFC 3501 §7.4.2).</summary>
static class BodyStructure
{
    /// <summary>Writes it; BODY is the form without the extension data.</summary>
    public static string Write(Entity entity, bool extended)
    {
        var text = new StringBuilder();
        Append(text, entity, extended);
        return text.ToString();
    }

    static void Append(StringBuilder text, Entity entity, bool extended)
    {
        var type = entity.ContentType.Value.Split('/', 2);
        text.Append('(');
        if (entity.IsMultipart)
        {
            foreach (var part in entity.Parts) Append(text, part, extended);
            text.Append(' ').Append(ImapText.String(type[1]));
            if (extended) text.Append(' ').Append(Parameters(entity.ContentType));
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"{ImapText.String(type[0])} {ImapText.String(type[1])} {Parameters(entity.ContentType)} {Field(entity, "Content-ID")} {Field(entity, "Content-Description")} {ImapText.String(entity.Encoding)} {entity.Body.Length}");
            if (entity.Message is { } message)
            {
                text.Append(' ').Append(ImapEnvelope.Write(message.Fields)).Append(' ');
                Append(text, message, extended);
            }
            if (entity.Message is not null || entity.IsText) text.Append(CultureInfo.InvariantCulture, $" {entity.Body.Count((byte)'\n')}");
            if (extended) text.Append(' ').Append(Field(entity, "Content-MD5"));
        }
        if (extended) text.Append(CultureInfo.InvariantCulture, $" {Disposition(entity)} {Languages(entity)} {Field(entity, "Content-Location")}");
        text.Append(')');
    }

    static string Field(Entity entity, string name) => ImapText.NString(entity.Fields[name]);

    static string Parameters(FieldValue value) => value.Parameters is [] ? "NIL"
        : $"({string.Join(' ', value.Parameters.Select(parameter => $"{ImapText.String(parameter.Name)} {ImapText.String(parameter.Value)}"))})";

    static string Disposition(Entity entity) =>
        FieldValue.Parse(entity.Fields["Content-Disposition"]) is { Value: not "" } disposition ? $"({ImapText.String(disposition.Value)} {Parameters(disposition)})" : "NIL";

    static string Languages(Entity entity) =>
        entity.Fields["Content-Language"]?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } languages
            ? $"({string.Join(' ', languages.Select(ImapText.String))})" : "NIL";
}
