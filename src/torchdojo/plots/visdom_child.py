"""The process in which visdom's own server runs: `python visdom_child.py CODE STATE PORT`, started by visdom_server.

It says "listening PORT" or "error ERRNO MESSAGE" on its standard output, and ends when its standard input does:
when the process that started it closes it, or dies. It imports nothing of torchdojo.
"""

import logging
import os
import signal
import sys
import threading
from typing import Any
from urllib.parse import urlsplit

HERE = "127.0.0.1"
NAMES = ("localhost", HERE, "::1")  # by these a browser on this machine may call it


def is_stranger(host: str, origin: str) -> bool:
    """Whether a request was sent by the page of another site; the server would let it draw, read and delete."""
    if urlsplit(f"//{host}").hostname not in NAMES:
        return True  # the name of another site, pointed at this machine
    return bool(origin) and urlsplit(origin).netloc != host


def application(state: str, port: int) -> Any:
    """Make visdom's application as the release has it, but for three things that the comments name."""
    from tornado.web import ErrorHandler, StaticFileHandler
    from visdom.server import app

    class Guarded(app.Application):  # type: ignore[misc]
        def find_handler(self, request: Any, **more: Any) -> Any:
            headers = request.headers
            if is_stranger(headers.get("Host", ""), headers.get("Origin", "")):
                return self.get_handler_delegate(request, ErrorHandler, {"status_code": 403})
            return super().find_handler(request, **more)

    class Unversioned(StaticFileHandler):
        @classmethod
        def make_static_url(cls, settings: dict[str, Any], path: str, include_version: bool = True) -> str:
            return (
                settings["static_url_prefix"] + path
            )  # from 6.6 on tornado refuses to look for ../user/style.css

    # debug mode would watch every module and start the server anew, without its plots, when one changes
    app.tornado_settings.update(autoreload=False, static_handler_class=Unversioned)
    return Guarded(port=port, env_path=state)


def run(state: str, port: int) -> None:
    """Serve until standard input ends."""
    from tornado.httpserver import HTTPServer
    from tornado.ioloop import IOLoop
    from tornado.netutil import bind_sockets

    try:
        sockets = bind_sockets(port, HERE)
        server = HTTPServer(application(state, sockets[0].getsockname()[1]), max_buffer_size=1024**3)
    except Exception as error:  # whatever it is, the one who asked for the server must hear it
        print("error", getattr(error, "errno", 0), error, flush=True)  # noqa: T201 (the agreed way to talk)
        return
    server.add_sockets(sockets)
    loop = IOLoop.current()
    threading.Thread(target=_stop_at_the_end, args=(loop,), daemon=True).start()
    print("listening", sockets[0].getsockname()[1], flush=True)  # noqa: T201
    loop.start()


def _stop_at_the_end(loop: Any) -> None:
    os.read(0, 1)
    loop.add_callback(loop.stop)


def main(code: str, state: str, port: str) -> None:
    """Put the unpacked release first on the path and serve it, quietly."""
    sys.path.insert(0, code)
    sys.modules["torch"] = None  # type: ignore[assignment]  # seconds and 200 MB that only the client needs
    os.environ.setdefault("USER", "learner")  # the page shows it; in a container nobody has a name
    logging.disable(logging.CRITICAL)
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches every process of a terminal; the parent decides
    run(state, int(port))


if __name__ == "__main__":
    main(*sys.argv[1:])
