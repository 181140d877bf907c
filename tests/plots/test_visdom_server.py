"""The server that `torchdojo visdom` starts: whom it answers, when it ends, and what it says when it cannot start."""

import importlib.util
import json
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urljoin

import pytest

from plots.visdom_page import closed_off, need_server
from torchdojo.plots.visdom_child import is_stranger
from torchdojo.plots.visdom_server import ARCHIVE, Server, serve
from torchdojo.plots.visdom_wire import USUAL, where
from torchdojo.text import DojoError

START = """
from torchdojo.plots.visdom_server import serve
try:
    server = serve(0)
    print(server.url, flush=True)
    server.wait()
except KeyboardInterrupt:  # it may come before wait() is reached
    server.close()
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with closed_off(tmp_path_factory.mktemp("visdom")) as running:
        yield running


def status(url: str, **headers: str) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.code


def port_of(server: Server) -> int:
    return int(server.url.rsplit(":", 1)[1])


def test_the_page_and_all_it_names_are_there(server: Server) -> None:
    with urllib.request.urlopen(server.url) as answer:
        page = answer.read().decode()
    named = re.findall(r"/static/[^'\"> ]+", page)
    assert len(named) > 15
    assert {name: status(urljoin(server.url, name)) for name in named} == dict.fromkeys(named, 200)


def test_the_page_of_another_site_gets_nothing(server: Server) -> None:
    port = port_of(server)
    assert status(server.url) == status(server.url, Host=f"127.0.0.1:{port}") == 200
    assert status(server.url, Origin=server.url) == 200
    assert status(server.url, Host=f"evil.example:{port}") == 403
    assert status(server.url + "/events", Origin="http://evil.example") == 403
    assert status(server.url + "/events", Origin="http://localhost:1") == 403


@pytest.mark.parametrize(
    ("host", "origin", "stranger"),
    [
        ("localhost:8097", "", False),
        ("[::1]:8097", "http://[::1]:8097", False),
        ("localhost:8097", "http://localhost:8097", False),
        ("localhost.evil.example:8097", "", True),
        ("localhost:8097", "null", True),
        ("", "", True),
    ],
)
def test_who_is_a_stranger(host: str, origin: str, stranger: bool) -> None:
    assert is_stranger(host, origin) is stranger


def test_it_is_bound_to_this_machine_only(server: Server) -> None:
    want = f"{port_of(server):04X}"
    tables = [Path(f"/proc/net/{name}") for name in ("tcp", "tcp6") if Path(f"/proc/net/{name}").exists()]
    if not tables:
        pytest.skip("no /proc/net on this machine")
    rows = [line.split() for table in tables for line in table.read_text().splitlines()[1:]]
    assert [row[1] for row in rows if row[3] == "0A" and row[1].endswith(want)] == [f"0100007F:{want}"]


def test_runs_find_the_server_that_was_started(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    assert where() == server.url
    monkeypatch.setenv("TORCHDOJO_VISDOM", "http://elsewhere:9")
    assert where() == "http://elsewhere:9"
    with serve(0) as other:
        monkeypatch.delenv("TORCHDOJO_VISDOM")
        assert where() == other.url
    assert where() == USUAL


def test_a_taken_port_is_named(server: Server) -> None:
    with pytest.raises(DojoError) as caught:
        serve(port_of(server))
    assert str(port_of(server)) in caught.value.what.en
    assert "--port" in caught.value.cure.zh


@pytest.mark.parametrize("port", [-1, 65536, 70000])
def test_a_port_that_cannot_be_is_refused(port: int) -> None:
    need_server()
    with pytest.raises(DojoError) as caught:
        serve(port)
    assert str(port) in caught.value.what.zh


def test_missing_packages_are_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    there = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "tornado" else there(name))
    with pytest.raises(DojoError) as caught:
        serve(0)
    assert "tornado" in caught.value.what.en
    assert 'pip install "torchdojo[visdom]"' in caught.value.cure.en
    assert 'pip install "torchdojo[visdom]"' in caught.value.cure.zh


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_server()
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TORCHDOJO_HOME", str(tmp_path / "file"))
    with pytest.raises(DojoError) as caught:
        serve(0)
    assert str(tmp_path / "file") in caught.value.what.en


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_it_ends_with_the_process_that_started_it(end: signal.Signals, tmp_path: Path) -> None:
    """Killed or stopped by Ctrl-C, which reaches the whole group: no server is left, no traceback is printed."""
    need_server()
    began = subprocess.Popen(
        [sys.executable, "-c", START],
        env={**os.environ, "TORCHDOJO_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert began.stdout is not None
    url = began.stdout.readline().strip()
    assert status(url) == 200
    os.kill(began.pid, end) if end == signal.SIGKILL else os.killpg(began.pid, end)
    _, said = began.communicate(timeout=300)  # returns when the server too has let go of the pipe
    assert said == ""
    with pytest.raises(urllib.error.URLError):
        status(url)


def test_closing_twice_does_nothing() -> None:
    need_server()
    server = serve(0)
    server.close()
    server.close()
    assert server.process.returncode == 0


def test_the_archive_carries_the_release_and_every_licence() -> None:
    assert ARCHIVE.stat().st_size < 2_000_000
    with zipfile.ZipFile(ARCHIVE) as archive:
        names = archive.namelist()
        licences = {name for name in names if name.startswith("licences/")}
        assert all(archive.getinfo(name).file_size > 500 for name in licences)
        assert archive.read("visdom/VERSION").decode().strip() == "0.2.4"
    script = (Path(__file__).parents[2] / "scripts" / "vendor_visdom").read_text()
    named = re.findall(r'\("([a-z0-9.-]+)", "([0-9.]+)", "[0-9a-f]{64}"\)', script)
    assert {f"licences/{name}-{version}" for name, version in named} == licences


def test_the_real_client_of_the_release_draws_on_it(server: Server, tmp_path: Path) -> None:
    from torchdojo.plots.visdom_server import unpacked

    draw = """
import json, sys, numpy as np
from visdom import Visdom
v = Visdom(port=int(sys.argv[1]), env="real", use_incoming_socket=False, raise_exceptions=True)
v.line(X=np.array([0, 1]), Y=np.array([2.0, 3.0]), win="w", opts=dict(title="t"))
v.line(X=np.array([2]), Y=np.array([4.0]), win="w", update="append")
print(v.get_window_data("w", "real"))
"""
    (tmp_path / "draw.py").write_text(draw)
    path = os.pathsep.join([str(unpacked()), *sys.path])
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(tmp_path / "draw.py"), str(port_of(server))],
        env={**os.environ, "PYTHONPATH": path, "no_proxy": "*"},
        capture_output=True,
        text=True,
        check=True,
    )
    shown = SimpleNamespace(**json.loads(done.stdout.splitlines()[-1]))
    assert shown.title == "t"
    assert (shown.content["data"][0]["x"], shown.content["data"][0]["y"]) == ([0, 1, 2], [2, 3, 4])
