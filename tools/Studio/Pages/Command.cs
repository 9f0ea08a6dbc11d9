namespace Workbook.Studio.Pages;

/// <summary>Something that can be done to the notebook, with the key that Jupyter gave it.</summary>
/// <param name="Name">What it is called in the program.</param>
/// <param name="Title">What it is called in the palette.</param>
/// <param name="Keys">Its keys where no text is being written; empty if it has none.</param>
sealed record Command(string Name, string Title, string Keys)
{
    /// <summary>All there are, as the palette lists them.</summary>
    public static IReadOnlyList<Command> All { get; } =
    [
        new("run-and-advance", "Run this cell and go on to the next", "Shift+Enter"),
        new("run", "Run this cell", "Ctrl+Enter"),
        new("run-and-insert", "Run this cell and add one below", "Alt+Enter"),
        new("run-all", "Run all cells", ""),
        new("run-to-here", "Run all cells down to this one", ""),
        new("stop", "Stop what runs", "i i"),
        new("restart", "Restart: forget all variables", "0 0"),
        new("restart-and-run-all", "Restart and run all cells", ""),
        new("edit", "Write in this cell", "Enter"),
        new("up", "To the cell above", "k"),
        new("down", "To the cell below", "j"),
        new("insert-above", "Add a cell above", "a"),
        new("insert-below", "Add a cell below", "b"),
        new("insert-prose", "Add a cell of prose below", ""),
        new("cut", "Cut this cell", "x"),
        new("copy", "Copy this cell", "c"),
        new("paste", "Put the copied cell below", "v"),
        new("delete", "Delete this cell", "d d"),
        new("undo", "Take the last change of cells back", "z"),
        new("redo", "Make it again after all", "Shift+Z"),
        new("toggle-outputs", "Hide or show what this cell has put out", "o"),
        new("move-up", "Move this cell up", "Ctrl+Shift+ArrowUp"),
        new("move-down", "Move this cell down", "Ctrl+Shift+ArrowDown"),
        new("to-markdown", "Make this cell prose", "m"),
        new("to-code", "Make this cell code", "y"),
        new("merge", "Join this cell with the one below", "Shift+M"),
        new("split", "Divide this cell at the cursor", "Ctrl+Shift+-"),
        new("reset-exercise", "Put this exercise back as it was", ""),
        new("reset-lesson", "Put the whole lesson back as it was", ""),
        new("wire", "The wire: what mail servers and clients say", "w"),
        new("inbox", "The inbox: what has arrived", "n"),
        new("variables", "Variables", "t"),
        new("find", "Find and replace", "f"),
        new("about", "About this cell: exercise, slide, tags", ""),
        new("clear-outputs", "Take all outputs away", ""),
        new("save", "Save now", "s"),
        new("palette", "Show all commands", "p"),
    ];
}
