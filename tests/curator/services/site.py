"""Sites on this machine that behave as real ones do, and stand in for them."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from disclosures.curator.fetching.addresses import STAND_INS


@dataclass
class Asked:
    """A question as the site got it."""

    host: str
    path: str
    headers: dict[str, str]
    method: str = "GET"
    form: str = ""


@dataclass
class Reply:
    """What the site answers; `pieces`, where there are any, are sent one after the other without a length."""

    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pieces: Callable[[], Iterator[bytes]] | None = None


Pages = dict[str, Reply | list[Reply] | Callable[[Asked], Reply]]


class Site:
    """Answers for several hosts. `pages` holds for `HOST/PATH` what is answered: a reply, several for the first, the
    second and each further question, or a function. What is not there is 404."""

    def __init__(self, monkeypatch):
        self.pages: Pages = {}
        self.asked: list[Asked] = []
        self.open = 0
        self.most_open = 0
        self._monkeypatch = monkeypatch
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return self._server.server_port

    def stand_in(self, *hosts: str) -> str:
        """Let the site stand in for the hosts; returns the setting that does so."""
        setting = ",".join(f"{host}=127.0.0.1:{self.port}" for host in hosts)
        self._monkeypatch.setenv(STAND_INS, setting)
        return setting

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def paths(self, host: str = "") -> list[str]:
        """What was asked for besides robots.txt, in order; of one host, or with the hosts."""
        return [
            asked.path if host else asked.host + asked.path
            for asked in self.asked
            if asked.path != "/robots.txt" and host in ("", asked.host)
        ]

    def reply(self, asked: Asked) -> Reply:
        with self._lock:
            self.asked.append(asked)
            found = self.pages.get(asked.host + asked.path)
            if found is None:
                found = self.pages.get(asked.host + asked.path.partition("?")[0], Reply(b"none", 404))
            if isinstance(found, list):
                found = found.pop(0) if len(found) > 1 else found[0]
        return found if isinstance(found, Reply) else found(asked)

    @contextmanager
    def counted(self):
        with self._lock:
            self.open += 1
            self.most_open = max(self.most_open, self.open)
        try:
            yield
        finally:
            with self._lock:
                self.open -= 1

    def _handler(site) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                with site.counted():
                    length = int(self.headers.get("Content-Length", "0"))
                    asked = Asked(
                        self.headers["Host"].partition(":")[0],
                        self.path,
                        {name.lower(): value for name, value in self.headers.items()},
                        self.command,
                        self.rfile.read(length).decode(),
                    )
                    reply = site.reply(asked)
                # Out of the count: whoever asked may ask again before this thread knows that its answer has arrived.
                self.send(reply)

            do_POST = do_GET

            def send(self, reply):
                try:
                    self.send_response(reply.status)
                    for name, value in ({"Content-Type": "text/html; charset=utf-8"} | reply.headers).items():
                        self.send_header(name, value)
                    if reply.pieces is None:
                        self.send_header("Content-Length", str(len(reply.content)))
                    self.end_headers()
                    self.wfile.write(reply.content)
                    for piece in reply.pieces() if reply.pieces else ():
                        self.wfile.write(piece)
                except OSError:
                    pass  # whoever asked has gone

            def log_message(self, *_):
                pass

        return Handler


def page(text: str, title: str = "Use of drones", links: str = "") -> Reply:
    """A page of a disclosure log."""
    words = text + " " + "The answer is published here for everybody to read, and it stands as it was sent. " * 2
    return Reply(
        f"<html><title>{title}</title><body><main><h1>{title}</h1><p>{words}</p>{links}</main></body></html>".encode()
    )


def leads(location: str, status: int = 302) -> Reply:
    """A redirection."""
    return Reply(status=status, headers={"Location": location})
