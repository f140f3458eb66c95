"""A server that speaks TLS on loopback, for whoever fetches pictures."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.together import finish

HOST = "pictures.example"
Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Server:
    """A server with a certificate for HOST that answers as told, and remembers what it was asked."""

    port: int
    trust: ssl.SSLContext
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def link(self, path: str, host: str = HOST) -> str:
        return f"https://{host}:{self.port}{path}"

    def serve(self, path: str, content: bytes, **headers: str) -> str:
        self.answers[path] = lambda handler: reply(handler, 200, content, **headers)
        return self.link(path)

    def move(self, path: str, target: str, status: int = 302) -> str:
        self.answers[path] = lambda handler: reply(handler, status, b"", location=target)
        return self.link(path)


def reply(handler: BaseHTTPRequestHandler, status: int, content: bytes, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"content-length": str(len(content)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(content)


def certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for HOST with its key in one file, and a context that trusts it alone."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "server.pem").write_bytes(secret + pem)
    return folder / "server.pem", ssl.create_default_context(cadata=pem.decode())


@contextmanager
def serving(tls: tuple[Path, ssl.SSLContext]) -> Iterator[Server]:
    """The server while it is needed, with a certificate and those who trust it."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        """So that a connection could be used again."""

        def do_GET(self) -> None:
            found.asked.append((self.path, self.headers["host"]))
            found.answers.get(self.path, lambda handler: reply(handler, 404, b""))(self)

        def log_message(self, *_: object) -> None:
            """Silence."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tls[0])
    listening.socket = context.wrap_socket(listening.socket, server_side=True)
    found = Server(listening.server_address[1], tls[1])
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield found
    listening.shutdown()
    listening.server_close()
    finish(thread)
