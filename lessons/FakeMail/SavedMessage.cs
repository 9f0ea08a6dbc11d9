namespace FakeMail;

/// <summary>A message in a folder, perhaps of an earlier run. Its files are read when they are asked for.</summary>
/// <param name="Number">Its number, which no other message of the folder ever had.</param>
/// <param name="File">The .eml file.</param>
public sealed record SavedMessage(int Number, string File)
{
    /// <summary>Its octets.</summary>
    public MessageContent Content => MessageContent.InFile(File);

    /// <summary>What is saved beside it; an envelope without anybody if there is nothing, or nothing that can be read.</summary>
    public Envelope Envelope => SavedEnvelope.Read(Path.ChangeExtension(File, ".json"));
}
