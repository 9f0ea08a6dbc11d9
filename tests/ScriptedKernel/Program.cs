using Workbook.Jupyter;
using Workbook.ScriptedKernel;

// A kernel whose cells are little scripts: it does, on purpose, what real kernels do when something is wrong.
// Arguments: the connection file, and optionally "mute" (never answers), "dead" (ends at once) or "unlucky FILE" (ends at once, but not where the file is there).
switch (args)
{
    case [_, "dead"]: Console.Error.WriteLine("I was born to die."); return 3;
    case [_, "unlucky", var before] when !File.Exists(before): File.Create(before).Dispose(); return 3;
    case ["nap"]: Thread.Sleep(Timeout.Infinite); return 0;
}
await using var sockets = KernelSockets.Bind(args[0], Console.Error.WriteLine);
var kernel = new Script(sockets, isMute: args is [_, "mute"]);
return await await Task.WhenAny(kernel.ServeShellAsync(), kernel.ServeControlAsync());
