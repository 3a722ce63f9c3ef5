"""Real SPARQL servers on loopback, and one that misbehaves on demand."""

from __future__ import annotations

import contextlib
import http.server
import shutil
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_up(address: str, process: subprocess.Popen[bytes], tries: int = 600) -> None:
    """Asks until the server answers; a server that ends instead is an error with its words."""
    ended = threading.Event()
    for _ in range(tries):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except urllib.error.HTTPError as error:
            error.close()
            return
        except OSError:
            if process.poll() is not None:
                raise RuntimeError(f"the server ended with {process.returncode}") from None
            ended.wait(0.05)
    raise RuntimeError(f"no answer from {address}")


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextlib.contextmanager
def oxigraph_server(folder: Path, *, union: bool = True) -> Iterator[str]:
    """The address of an ``oxigraph`` server with its store in ``folder``; queries at /query, updates at /update."""
    program = Path(sys.executable).with_name("oxigraph")
    port = free_port()
    command = [str(program), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    if union:
        command.append("--union-default-graph")
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_up(f"http://127.0.0.1:{port}/", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        stop(process)


_VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 4000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 100000
"""


@contextlib.contextmanager
def virtuoso_server(folder: Path) -> Iterator[str]:
    """The address of a Virtuoso with its database in ``folder``; user dba, password dba at /sparql-auth."""
    sql, http_port = free_port(), free_port()
    folder.mkdir(exist_ok=True)
    (folder / "virtuoso.ini").write_text(_VIRTUOSO_INI.format(sql=sql, http=http_port), encoding="utf-8")
    program, isql = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    assert program is not None
    assert isql is not None
    process = subprocess.Popen([program, "+foreground", "+configfile", "virtuoso.ini"], cwd=folder,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        wait_until_up(f"http://127.0.0.1:{http_port}/sparql", process)
        grant = 'GRANT SPARQL_UPDATE TO "SPARQL"; GRANT SPARQL_UPDATE TO dba;'
        subprocess.run([isql, f"127.0.0.1:{sql}", "dba", "dba", f"EXEC={grant}"], check=True, capture_output=True)
        yield f"http://127.0.0.1:{http_port}"
    finally:
        stop(process)


class Bad:
    """A server that answers each request as ``answer`` says: (status, content type, body), or None to hang up."""

    def __init__(self, answer: Callable[[int], tuple[int, str, bytes] | None]) -> None:
        requests = self.requests = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                requests.append((self.path, dict(self.headers), self.rfile.read(length)))
                given = answer(len(requests))
                if given is None:
                    self.close_connection = True
                    return
                status, kind, body = given
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST  # noqa: N815

            def log_message(self, *args: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/sparql"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Bad:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
