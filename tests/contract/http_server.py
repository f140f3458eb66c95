"""An HTTP server on loopback that answers as it is told and remembers what it was asked."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Receiver:
    """`status` None hangs up without an answer; `requests` are (headers, raw body)."""

    status: int | None = 204
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    wait: threading.Event | None = None
    requests: list[tuple[Mapping[str, str], bytes]] = field(default_factory=list)


@contextmanager
def receiving(receiver: Receiver) -> Iterator[str]:
    """Serve; gives the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            receiver.requests.append((dict(self.headers), self.rfile.read(length)))
            if receiver.wait is not None:
                receiver.wait.wait(5)
            if receiver.status is None:
                self.close_connection = True
                return
            self.send_response(receiver.status)
            for name, value in receiver.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(receiver.body)))
            self.end_headers()
            self.wfile.write(receiver.body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/hooks/secret-path"
    finally:
        if receiver.wait is not None:
            receiver.wait.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
