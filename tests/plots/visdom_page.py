"""A real visdom server that may reach nothing but this machine, and headless Chromium looking at its page."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from torchdojo.plots.visdom_server import NEEDS, Server, serve

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    *("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
    *("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),  # the surface needs WebGL
]
SITE = """
import os, sys
def watch(event, args, here=("127.0.0.1", "localhost", "::1", None)):
    if event in ("socket.connect", "socket.getaddrinfo"):
        host = args[1][0] if event == "socket.connect" else args[0]
        if host not in here:
            with open(os.environ["CALLS"], "a") as file:
                file.write(f"{event} {args}\\n")
            raise OSError("no network")
sys.addaudithook(watch)
"""  # Python runs it at every start: the server's process has no network, and its attempts are written down


def need_server() -> None:
    """Skip where visdom's packages are missing."""
    for module in NEEDS:
        pytest.importorskip(module, reason=f"the extra torchdojo[visdom] is not installed: no {module}")


@contextmanager
def closed_off(folder: Path) -> Iterator[Server]:
    """Run a server whose home and torchdojo's are `folder`, and which the network is cut off from."""
    need_server()
    (folder / "site").mkdir()
    (folder / "site" / "sitecustomize.py").write_text(SITE)
    calls = folder / "calls"
    alone = {"HOME": str(folder / "home"), "PYTHONPATH": str(folder / "site"), "CALLS": str(calls)}
    (folder / "home").mkdir()
    with mock.patch.dict(os.environ, {"TORCHDOJO_HOME": str(folder / "dojo")}):
        with mock.patch.dict(os.environ, alone):
            server = serve(0)
        with server:
            yield server
    assert not calls.exists(), calls.read_text()
    assert not list((folder / "home").iterdir())  # the state lies in torchdojo's home


class Page:
    """The page of a server, and everything that went wrong on it."""

    def __init__(self, browser: Any, server: Server) -> None:
        self.server = server
        self.wrong: list[str] = []
        self.page = browser.new_page(viewport={"width": 1000, "height": 800})
        self.page.set_default_timeout(120_000)  # on a machine that does much else at the time
        self.page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        self.page.on("response", self._answered)
        self.page.route("**/*", self._asked)
        self.page.goto(server.url)

    def _asked(self, route: Any) -> None:
        if route.request.url.startswith((self.server.url + "/", "data:", "blob:")):
            route.continue_()
        else:
            self.wrong.append(f"asked {route.request.url}")
            route.abort()

    def _answered(self, response: Any) -> None:
        if response.status >= 400:
            self.wrong.append(f"{response.status} {response.url}")

    def plot(self, title: str) -> Any:
        """Wait until a plot of this title is drawn, and return what plotly drew: data and layout."""
        drawn = "[...document.querySelectorAll('.js-plotly-plot')].find(p => p.layout?.title?.text === t)"
        found = self.page.wait_for_function(
            f"t => {{ const p = {drawn}; return p && p._fullLayout ? p : null }}", arg=title
        )
        return found.evaluate(
            "p => ({data: p.data, layout: p.layout, shown: p.querySelector('.gtitle')?.textContent})"
        )

    def wait_for(self, condition: str, argument: Any = None) -> Any:
        """Wait until a JavaScript function of one argument gives something."""
        return self.page.wait_for_function(condition, arg=argument)

    def picture(self, title: str) -> bytes:
        """Return a plot as PNG as it is seen."""
        element = self.wait_for(
            "t => [...document.querySelectorAll('.js-plotly-plot')].find(p => p.layout?.title?.text === t)",
            title,
        ).as_element()
        return bytes(element.screenshot())


@contextmanager
def chromium() -> Iterator[Any]:
    """Start Chromium, or skip."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
