namespace Workbook.Kernel;

/// <summary>A place in code: the protocol counts characters of Unicode, C# counts UTF-16 units.</summary>
readonly record struct CursorPosition
{
    public CursorPosition(string code, int? characters)
    {
        var index = 0;
        for (var left = characters ?? int.MaxValue; left > 0 && index < code.Length; left--)
            index += IsPair(code, index) ? 2 : 1;
        Index = index;
    }

    public int Index { get; }

    /// <summary>The same place as the protocol counts it.</summary>
    public static int Of(string code, int index)
    {
        var characters = 0;
        for (var i = 0; i < index; characters++)
            i += IsPair(code, i) ? 2 : 1;
        return characters;
    }

    static bool IsPair(string code, int index) => index + 1 < code.Length && char.IsSurrogatePair(code, index);
}
