using System.Text;

namespace Workbook.Session.Running;

/// <summary>Makes <c>Console</c> mean the cell's: output to its front end, input from its front end, on whatever thread the cell uses.</summary>
static class ConsoleRouter
{
    static readonly Lock Sync = new();
    static CellOutput? latest;
    static (TextWriter Out, TextWriter Error)? outside;
    static (TextWriter Out, TextWriter Error) ours;

    /// <summary>The output of the session whose code runs here; where the flow of execution was cut, of the session that ran last.</summary>
    public static CellOutput? Current => CellScope.Current?.Output ?? Volatile.Read(ref latest);

    public static void Enter(CellScope scope)
    {
        scope.Enter();
        Volatile.Write(ref latest, scope.Output);
        lock (Sync)
        {
            if (outside is null)
                Install();
            // A cell that turned its output elsewhere, and threw before it turned it back, does not silence those after it.
            if (Console.Out != ours.Out)
                Console.SetOut(ours.Out);
            if (Console.Error != ours.Error)
                Console.SetError(ours.Error);
        }
    }

    static void Install()
    {
        var (output, error) = outside ??= (Console.Out, Console.Error);
        Console.SetOut(new Writer(isError: false, output));
        Console.SetError(new Writer(isError: true, error));
        Console.SetIn(new Reader());
        ours = (Console.Out, Console.Error);
    }

    public static void Leave(CellOutput output) => Interlocked.CompareExchange(ref latest, null, output);

    sealed class Writer : TextWriter
    {
        readonly bool isError;
        readonly TextWriter outside;

        // LF on every system: outputs are compared.
        public Writer(bool isError, TextWriter outside)
        {
            (this.isError, this.outside) = (isError, outside);
            CoreNewLine = ['\n'];
        }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write([value]);

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer)
        {
            if (Current is { } output)
                output.Write(isError, buffer);
            else
                outside.Write(buffer);
        }

        public override void Write(string? value) => Write(value.AsSpan());

        // In one piece, so that lines of two threads do not mix.
        public override void WriteLine(string? value) => Write(value + "\n");

        public override void WriteLine() => Write("\n");

        public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, "\n"));
    }

    sealed class Reader : TextReader
    {
        string line = "";

        public override string? ReadLine()
        {
            var rest = line;
            line = "";
            return rest.Length > 0 ? rest.TrimEnd('\n') : Ask();
        }

        public override int Peek() => Fill() ? line[0] : -1;

        public override int Read()
        {
            if (!Fill())
                return -1;
            var first = line[0];
            line = line[1..];
            return first;
        }

        bool Fill()
        {
            if (line.Length == 0)
                line = Ask() is { } asked ? asked + "\n" : "";
            return line.Length > 0;
        }

        static string? Ask() => Current is { Frontend: { } frontend } output ? Input.Ask(output, frontend, "", isPassword: false) : null;
    }
}
