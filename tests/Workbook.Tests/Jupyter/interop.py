"""Drives the installed kernel as Jupyter does. Usage: interop.py STEP; prints "ok" or fails.

The kernel is found by JUPYTER_PATH, which the test sets to where it installed the kernel."""

import queue
import sys
import time

import nbclient
import nbformat
from jupyter_client.manager import start_new_kernel

KERNEL = "csharp-workbook"
PATIENCE = 120


def notebook():
    """A notebook runs under nbclient: state, output, results, a display that is updated, an error where one is due."""
    cells = [
        "var n = 20;\nConsole.WriteLine(\"printed\");",
        "n + 1",
        "var shown = display(\"before\"); shown.Update(\"after\");",
        "throw new InvalidOperationException(\"on purpose\");",
    ]
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in cells])
    book.cells[3].metadata["tags"] = ["raises-exception"]
    nbclient.NotebookClient(book, kernel_name=KERNEL, timeout=PATIENCE).execute()
    assert book.cells[0].outputs[0].text == "printed\n", book.cells[0].outputs
    data = book.cells[1].outputs[0].data
    assert data["text/plain"] == "21" and "21" in data["text/html"], data
    assert [out.data["text/plain"] for out in book.cells[2].outputs] == ["after"], book.cells[2].outputs
    error = book.cells[3].outputs[0]
    assert (error.ename, error.evalue) == ("InvalidOperationException", "on purpose"), error
    assert "Cell In[4], line 1" in "\n".join(error.traceback), error.traceback
    assert book.metadata.language_info.name == "C#", book.metadata
    nbformat.validate(book)


def run(client, code):
    return client.execute_interactive(code, timeout=PATIENCE, output_hook=lambda message: None)["content"]


def complete(manager, client):
    run(client, "var greeting = \"hello\";")
    reply = client.complete("greeting.ToUp", reply=True, timeout=PATIENCE)["content"]
    assert "ToUpper" in reply["matches"], reply
    assert (reply["cursor_start"], reply["cursor_end"]) == (9, 13), reply


def inspect(manager, client):
    reply = client.inspect("Math.Max(", 9, reply=True, timeout=PATIENCE)["content"]
    assert reply["found"] and "Math.Max" in reply["data"]["text/plain"], reply


def interrupt(manager, client):
    run(client, "var kept = 7;")
    waiting = client.execute("Console.WriteLine(\"begun\"); while (true) { }")
    deadline = time.time() + PATIENCE
    while time.time() < deadline:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["msg_type"] == "stream":
            break
    manager.interrupt_kernel()
    reply = client.get_shell_msg(timeout=PATIENCE)
    assert reply["parent_header"]["msg_id"] == waiting and reply["content"]["ename"] == "Interrupted", reply
    assert run(client, "kept")["status"] == "ok"
    assert manager.is_alive()


def restart(manager, client):
    run(client, "var gone = 1;")
    manager.restart_kernel(now=False)
    client.wait_for_ready(timeout=PATIENCE)
    assert run(client, "gone")["ename"] == "CS0103"
    assert run(client, "1 + 1")["status"] == "ok"


def main(step):
    if step == "notebook":
        notebook()
    else:
        manager, client = start_new_kernel(kernel_name=KERNEL, startup_timeout=PATIENCE)
        try:
            {"complete": complete, "inspect": inspect, "interrupt": interrupt, "restart": restart}[step](manager, client)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    print("ok")


try:
    main(sys.argv[1])
except queue.Empty:
    sys.exit("the kernel did not answer")
