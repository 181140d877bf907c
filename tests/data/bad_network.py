"""A server on this machine that does everything a bad network does; the first folder of the address says what."""

import gzip
import http.server
import random
import re
import threading
from typing import Any

import pytest

RAW = bytes(range(256)) * 4000 + random.Random(0).randbytes(200_000)
PACKED = gzip.compress(RAW, mtime=0)
OTHER = gzip.compress(RAW, compresslevel=1, mtime=5)  # the same content, as another mirror compresses it


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        kind = self.path.split("/")[1]
        self.server.asked.append((kind, self.headers.get("Range")))
        self.close_connection = True
        getattr(self, kind)()

    def send(self, body: bytes, start: int = 0, promise: int | None = None) -> None:
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body) - start if promise is None else promise))
        self.end_headers()
        self.wfile.write(body[start:])

    def start(self) -> int:
        found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        return int(found[1]) if found else 0

    def good(self) -> None:
        if self.start() >= len(PACKED):
            self.send_error(416)
        else:
            self.send(PACKED, self.start())

    def other(self) -> None:
        self.send(OTHER, self.start())

    def unpacked(self) -> None:
        self.send(RAW)

    def no_range(self) -> None:
        self.send(PACKED)

    def breaks_off(self) -> None:
        """Send 50 kB more each time, and promise everything."""
        start = self.start()
        self.send(PACKED[: start + 50_000], start, promise=len(PACKED) - start)

    def breaks_off_without_range(self) -> None:
        self.send(PACKED[:50_000], promise=len(PACKED))

    def wrong(self) -> None:
        self.send(gzip.compress(b"something else"))

    def page(self) -> None:
        self.send(b"<html>Please log in to the hotel's network</html>")

    def bomb(self) -> None:
        self.send(gzip.compress(bytes(50_000_000)))

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        with pytest.raises(OSError):  # the client hangs up
            while True:
                self.wfile.write(bytes(100_000))

    def missing(self) -> None:
        self.send_error(404)

    def busy(self) -> None:
        self.send_error(503)

    def silent(self) -> None:
        self.server.over.wait()

    def stalls(self) -> None:
        self.send(PACKED[:1000], promise=len(PACKED))
        self.wfile.flush()
        self.server.over.wait()

    def trickles(self) -> None:
        self.send(b"", promise=len(PACKED))
        with pytest.raises(OSError):
            while not self.server.over.wait(0.05):
                self.wfile.write(b"x")
            raise OSError

    def garbles(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")

    def loops(self) -> None:
        self.send_response(302)
        self.send_header("Location", self.path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str | None]] = []
        self.over = threading.Event()

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass
