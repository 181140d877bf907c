"""Talks to a visdom server the way its client does: JSON by POST, on one connection that stays open.

The client of the visdom package would bring requests, a thread that reconnects for ever and prints tracebacks,
and torch; this needs the standard library and never takes the way of an http_proxy to reach this machine.
"""

import http.client
import json
import math
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from torchdojo.engine.home import home

VARIABLE = "TORCHDOJO_VISDOM"
USUAL = "http://localhost:8097"
ANSWERS_WITHIN = 3.0  # seconds
Refused = (
    OSError,
    http.client.HTTPException,
)  # what posting to a server that is not there or not visdom raises


def address() -> Path:
    """Return the file in which the server that `torchdojo visdom` started last says where it is."""
    return home() / "visdom" / "address"


def where() -> str:
    """Return where to draw: TORCHDOJO_VISDOM, else that server, else visdom's usual place."""
    try:
        return os.environ.get(VARIABLE) or address().read_text("utf-8").strip() or USUAL
    except OSError:
        return USUAL


class Wire:
    """One connection to the server at `url`, opened when it is first needed."""

    def __init__(self, url: str) -> None:
        where = urlsplit(url if "://" in url else f"http://{url}")
        kind = http.client.HTTPSConnection if where.scheme == "https" else http.client.HTTPConnection
        self.base = where.path.rstrip("/")
        self.connection = kind(where.hostname or "localhost", where.port or 8097, timeout=ANSWERS_WITHIN)

    def post(self, endpoint: str, message: dict[str, Any]) -> str:
        """Send one message and return the server's answer; raises one of `Refused`."""
        body = _json(message)
        try:
            self.connection.request(
                "POST", f"{self.base}/{endpoint}", body, {"Content-Type": "application/json"}
            )
            answer = self.connection.getresponse()
            said = answer.read().decode(errors="replace")
        except Refused:
            self.connection.close()  # half an answer may still be under way
            raise
        if answer.status != http.HTTPStatus.OK:
            raise http.client.HTTPException(f"{answer.status} {answer.reason}")
        return said

    def close(self) -> None:
        """Let go of the connection."""
        self.connection.close()


def _json(message: Any) -> bytes:
    try:
        return json.dumps(message, allow_nan=False, separators=(",", ":")).encode()
    except ValueError:  # rare, so looked for only now: browsers read no NaN
        return json.dumps(_finite(message), allow_nan=False, separators=(",", ":")).encode()


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _finite(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(v) for v in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
