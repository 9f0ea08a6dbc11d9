namespace Workbook.Notebooks;

/// <summary>A cell asks its user for a line; a password is not to be shown.</summary>
public sealed record InputPrompt(string Text, bool IsPassword);
