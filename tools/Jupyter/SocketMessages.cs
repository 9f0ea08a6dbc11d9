using NetMQ;

namespace Workbook.Jupyter;

/// <summary>Jupyter messages on NetMQ's sockets.</summary>
static class SocketMessages
{
    extension(NetMQSocket socket)
    {
        public void Send(WireFormat wire, JupyterMessage message)
        {
            var frames = wire.Encode(message);
            for (var i = 0; i < frames.Count; i++) socket.SendFrame(frames[i], more: i < frames.Count - 1);
        }

        /// <summary>Hands on what has arrived, up to a burst, so that one busy socket cannot starve the others.</summary>
        public void Receive(WireFormat wire, Action<JupyterMessage> take, Action<string> complain)
        {
            var frames = new List<byte[]>();
            for (var taken = 0; taken < 64 && socket.TryReceiveMultipartBytes(ref frames!); taken++)
            {
                switch (wire.Decode(frames))
                {
                    case Received.Message message: take(message.Value); break;
                    case Received.Refused refused: complain(refused.Reason); break;
                }
                frames = [];
            }
        }
    }
}
