using Workbook.Notebooks;

namespace Workbook.Studio;

/// <summary>What to try after an error, in words for somebody who meets it for the first time.</summary>
static class PlainWords
{
    static readonly (string Sign, string Advice)[] Known =
    [
        ("CS0103", "A name is not known here. Is it spelled right, and has the cell that declares it been run?"),
        ("CS0246", "A type is not known here. Is there a using line for it, and has the first cell been run?"),
        ("CS1002", "A semicolon is missing at the end of a statement."),
        ("CS1003", "Something is missing between two parts of a statement: often a comma, or a bracket before the mark."),
        ("CS1026", "A closing parenthesis ) is missing: count the opening ones."),
        ("CS1010", "A text begins with a quotation mark and does not end: put one more at its end."),
        ("CS1513", "A closing brace } is missing: count the opening ones."),
        ("CS1525", "Something stands where C# does not expect it: look at the character before the mark."),
        ("CS0029", "One type is given where another is wanted: convert it, or change the type of what it goes into."),
        ("CS0266", "One type is given where another is wanted, and something could be lost on the way: say that you mean it with a cast, (char)number say."),
        ("CS1503", "An argument has another type than the function takes: point at the function's name to see what it wants."),
        ("CS1501", "The function takes another number of arguments: point at its name to see what it wants."),
        ("CS0019", "These two cannot be joined by that operator: convert one of them first."),
        ("CS0165", "A variable is used before it has got a value on every way that leads there."),
        ("CS0161", "Not every way through the function returns a value."),
        ("CS1061", "The type has no member of that name: what does the list show after the dot?"),
        ("CS0117", "The type itself has no member of that name: what does the list show after the dot?"),
        ("CS7036", "An argument is missing in a call: point at the function's name to see what it wants."),
        ("CS0128", "A name is declared twice in one cell."),
        ("NotImplementedException", "This exercise still waits for your answer: put it in the place of the line that throws."),
        ("NullReferenceException", "Something is null that was to be an object: which variable of that line has nothing in it?"),
        ("IndexOutOfRangeException", "A place is asked for that the array does not have: the last one is at its length less one."),
        ("ArgumentOutOfRangeException", "A number lies outside of what the function takes: look at the start and the length."),
        ("KeyNotFoundException", "The dictionary has no entry under that key: look at what it holds."),
        ("InvalidCastException", "A value is of another type than the cast says: what does GetType() say?"),
        ("DivideByZeroException", "Something is divided by zero: which number of that line can be 0?"),
        ("OverflowException", "A number is too large, or below zero, for the type into which it goes."),
        ("FormatException", "A text does not have the form that was expected of it."),
        ("SocketException", "Nobody answers at that address: is the server of this lesson running? Run the cell that starts it."),
        ("FileNotFoundException", "There is no such file: paths begin in the folder of the lesson."),
        ("SmtpCommandException", "The server has refused a command: the message is its reply, and the wire shows to what."),
        ("AuthenticationException", "The other side does not believe who is there: name and password, or the certificate."),
        ("IOException", "A file or a connection did not work out: the message says which."),
        ("KernelGivenUp", "The cell did not stop when it was asked to. The kernel begins anew: run the cells above again."),
        ("TimeoutException", "The other side was waited for in vain: does every line that is sent end with CR LF?"),
    ];

    /// <summary>What to try; <c>null</c> where the message says enough.</summary>
    public static string? AdviceFor(CellError error) =>
        Known.Where(known => error.Name.Contains(known.Sign, StringComparison.Ordinal) || error.Message.Contains(known.Sign, StringComparison.Ordinal)).Select(known => known.Advice).FirstOrDefault();
}
