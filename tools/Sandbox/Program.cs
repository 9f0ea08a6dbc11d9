using System.Globalization;
using System.Net.Sockets;
using Workbook.Sandbox;

// The process in which a student's answers run. It has no compiler, no tests and no expected values: it is given compiled cells, runs them, and
// answers what it is asked. Arguments: the judge's socket; limits; the folders that hold what cells reference.
const int LongestFrame = 64 * 1024 * 1024, MostPrinted = 1024 * 1024;

if (args is not [var path, var processor, var memory, var files, var processes, var answer, .. var folders])
{
    Console.Error.WriteLine("This program is started by `workbook grade`, to run a student's answers in.");
    return 2;
}

static long Number(string limit) => long.Parse(limit, CultureInfo.InvariantCulture);

Socket Connect()
{
    var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    socket.Connect(new UnixDomainSocketEndPoint(path));
    return socket;
}

var output = new CappedOutput(MostPrinted);
Console.SetOut(output);
Console.SetError(TextWriter.Null);
Console.SetIn(TextReader.Null);

var judge = Connect();
SystemLimits.Set(Number(processor), Number(memory), Number(files), Number(processes));
judge.Send([(byte)SocketPurpose.Questions]);
new Answering(new Channel(new NetworkStream(judge), LongestFrame), new CellChain(folders), output, (int)Number(answer), (server, port) => MailDoor.Open(server, port, Connect)).Go();
return 0;
