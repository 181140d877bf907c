"""`torchdojo visdom`: the real visdom server, on this machine only, complete without network.

torchdojo carries the official release of visdom 0.2.4 and the scripts its page needs as one archive
(`vendored/visdom.zip`, made by scripts/vendor_visdom), because that release cannot be built with today's
setuptools and fetches its scripts from the network at its first start. The archive is unpacked once under
torchdojo's home; the server runs in a process of its own, which ends with the one that started it.
"""

import contextlib
import errno
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from torchdojo.engine import atomic
from torchdojo.engine.home import cannot_write, home
from torchdojo.plots import visdom_child
from torchdojo.plots.visdom_wire import address
from torchdojo.text import DojoError, Text

PORT = 8097  # visdom's own
LAST_PORT = 65535
ENDS_WITHIN = 5.0  # seconds; after that it is killed
ARCHIVE = Path(__file__).parent / "vendored" / "visdom.zip"
NEEDS = {"tornado": "tornado", "jsonpatch": "jsonpatch", "requests": "requests"} | {
    "websocket": "websocket-client",
    "PIL": "pillow",
}  # module: package; what visdom 0.2.4 imports


@dataclass(frozen=True, slots=True)
class Server:
    """A visdom server that answers at `url`. Closing it, or leaving its `with`, ends its process."""

    url: str
    process: subprocess.Popen[str]

    def wait(self) -> None:
        """Return when the server has ended; Ctrl-C ends it and returns."""
        try:
            self.process.wait()
        except KeyboardInterrupt:
            self.close()

    def close(self) -> None:
        """End the server; a second call does nothing."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.close()  # which ends it
        try:
            self.process.wait(timeout=ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self._forget()

    def _forget(self) -> None:
        """Take back what runs read to find the server, unless another one has taken its place."""
        with contextlib.suppress(OSError):
            if address().read_text("utf-8") == self.url:
                address().unlink()

    def __enter__(self) -> "Server":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def serve(port: int = PORT) -> Server:
    """Start the server and return when it answers; port 0 takes a free one. Raises DojoError."""
    _check_packages()
    if not 0 <= port <= LAST_PORT:  # the system would count from 0 again
        raise _refused(port, ["error", "0", f"{port} > {LAST_PORT}" if port > 0 else f"{port} < 0"])
    code = unpacked()
    state = home() / "visdom" / "state"
    script = visdom_child.__file__
    command = [sys.executable, "-P", "-X", "utf8", script, str(code), str(state), str(port)]
    # -P: a learner's own random.py or visdom.py in the current folder is not what the server wants
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stdout is not None
    answer = process.stdout.readline().split(maxsplit=2)
    server = Server(f"http://localhost:{answer[1] if answer else port}", process)
    if answer[:1] != ["listening"]:
        server.close()
        raise _refused(port, answer)
    try:
        atomic.write_bytes(address(), server.url.encode())
    except DojoError:
        server.close()
        raise
    return server


def unpacked() -> Path:
    """Return the folder that holds the release, unpacking it if it is not there yet; raises DojoError."""
    content = ARCHIVE.read_bytes()
    folder = home() / "visdom" / f"release-{hashlib.sha256(content).hexdigest()[:12]}"
    if folder.is_dir():
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".unpacking-", dir=folder.parent))
        with zipfile.ZipFile(ARCHIVE) as archive:
            archive.extractall(fresh)
        fresh.chmod(0o755)
        _rename(fresh, folder)
    except OSError as error:
        raise cannot_write(folder, error) from error
    return folder


def _rename(fresh: Path, folder: Path) -> None:
    """Give the unpacked folder its name at one stroke; another process may have been quicker."""
    try:
        os.rename(fresh, folder)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
        if not folder.is_dir():
            raise


def _check_packages() -> None:
    missing = [package for module, package in NEEDS.items() if importlib.util.find_spec(module) is None]
    if missing:
        command = f"{Path(sys.executable).name} -m pip install " + " ".join(missing)
        raise DojoError(
            what=Text(
                en=f"The visdom server needs packages that are not installed: {', '.join(missing)}.",
                zh=f"visdom 服务器还缺这些包：{'、'.join(missing)}。",
            ),
            why=Text(
                en="They are an extra of torchdojo, because only the visdom page needs them.",
                zh="它们属于 torchdojo 的可选依赖，只有 visdom 页面才用得到。",
            ),
            cure=Text(
                en=f'Install them: pip install "torchdojo[visdom]", or {command}',
                zh=f'请安装：pip install "torchdojo[visdom]"，或者 {command}',
            ),
        )


def _refused(port: int, answer: list[str]) -> DojoError:
    code, told = (int(answer[1]), answer[2].strip()) if answer[:1] == ["error"] else (0, "")
    if code == errno.EADDRINUSE:
        return DojoError(
            what=Text(en=f"Port {port} of this machine is taken.", zh=f"本机的 {port} 端口已被占用。"),
            why=Text(
                en=f"Another program listens there, perhaps a visdom server you started before: "
                f"look at http://localhost:{port}.",
                zh=f"有别的程序在用它，也许是之前启动的 visdom：打开 http://localhost:{port} 看看。",
            ),
            cure=Text(
                en=f"Stop that program, or take another port: torchdojo visdom --port {port + 1}",
                zh=f"停掉那个程序，或者换一个端口：torchdojo visdom --port {port + 1}",
            ),
        )
    reason = Text(en=told, zh=told) if told else Text(en="it said nothing", zh="它没有留下任何信息")
    return DojoError(
        what=Text(en="The visdom server did not start: {why}.", zh="visdom 服务器没有启动：{why}。").format(
            why=reason
        ),
        why=Text(
            en="Ports below 1024 need special rights; other ports up to 65535 do not.",
            zh="小于 1024 的端口需要特殊权限，其余直到 65535 的端口都不需要。",
        ),
        cure=Text(
            en=f"Try another port: torchdojo visdom --port {PORT}",
            zh=f"换一个端口试试：torchdojo visdom --port {PORT}",
        ),
    )
