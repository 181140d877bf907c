"""What an answer does to the process that checks it: each gets its sentence, and the next answer is judged as ever."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from torchdojo.practice.bank import find
from torchdojo.practice.verdict import STOPPED, Verdict
from torchdojo.practice.worker import Worker
from torchdojo.text import DojoError

HEAD = "def mse(w, xs, ys):\n    "
RIGHT = find("mse").right[0].read_text("utf-8")
TRUE = "return ((w * xs - ys) ** 2).mean()"
HARM = {
    "an endless loop": ("endless", "while True: pass"),
    "an endless loop that catches everything": (
        "endless",
        "while True:\n        try:\n            while True: pass\n        except BaseException: pass",
    ),
    "endless work in torch": ("endless", "from torch import ones\n    x = ones(2000, 2000)\n    while True: x = x @ x"),
    "fork for ever": ("process-started", "import os\n    while True: os.fork()"),
    "fork, every error swallowed": (
        "process-started",
        "import os\n    for _ in range(9):\n        try: os.fork()\n        except OSError: pass\n    return 0.0",
    ),
    "another program": ("process-started", "import subprocess\n    subprocess.run(['true'])"),
    "a pool of processes": ("process-started", "import multiprocessing\n    multiprocessing.Pool(2)"),
    "a shell": ("process-started", "import os\n    os.system('true')"),
    "100 GB of torch": ("raised", "import torch\n    return torch.ones(25_000_000_000)"),
    "100 GB of Python": ("raised", "return bytearray(100 * 10**9)"),
    "a list that grows for ever": ("raised", "import torch\n    a = []\n    while True: a.append(torch.empty(10**8))"),
    "sys.exit": ("exited", "import sys\n    sys.exit(0)"),
    "os._exit": ("exited", "import os\n    os._exit(0)"),
    "os.abort": ("crashed", "import os\n    os.abort()"),
    "a crash in C": ("crashed", "import faulthandler\n    faulthandler._sigsegv()"),
    "every file closed": ("exited", "import os\n    os.closerange(0, 1000)"),
    "torch patched": ("torch-replaced", "import torch\n    torch.mean = lambda *a, **k: 0\n    " + TRUE),
    "allclose patched": ("torch-replaced", "import torch\n    torch.allclose = lambda *a, **k: True\n    return 0.0"),
    "a thread left behind": (
        "threads-left",
        "from threading import Event, Thread\n    Thread(target=Event().wait).start()\n    " + TRUE,
    ),
    "a print flood": ("printed-too-much", "while True: print('x' * 1000)"),
    "input": ("raised", "return float(input())"),
    "sleep for ever": ("waiting", "import time\n    time.sleep(10**6)"),
    "a lock that never opens": ("waiting", "from threading import Lock\n    a = Lock()\n    while True: a.acquire()"),
    "recursion without end": ("raised", "return mse(w, xs, ys)"),
    "recursion in C": ("crashed", "import sys\n    sys.setrecursionlimit(10**9)\n    return eval('mse(w, xs, ys)')"),
    "a connection": ("network", "import socket\n    socket.create_connection(('127.0.0.1', 9))"),
    "a download": ("network", "import urllib.request\n    urllib.request.urlopen('http://localhost:9')"),
    "a file at home removed": ("file-written", "import os, pathlib\n    os.remove(pathlib.Path(HOME) / 'thesis.txt')"),
    "the home removed": ("file-written", "import shutil\n    shutil.rmtree(HOME)"),
    "the home removed, quietly": (
        "file-written", "import shutil\n    shutil.rmtree(HOME, ignore_errors=True)\n    " + TRUE),
    "a file at home written": ("file-written", "open(HOME + '/thesis.txt', 'w').write('')"),
    "the runner killed": ("outside", "import os, signal\n    os.kill(os.getppid(), signal.SIGKILL)"),
}  # fmt: skip


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(cpu=1.0, patience=1.0) as worker:
        yield worker


def judged(worker: Worker, source: str) -> Verdict:
    return worker.check("mse", "/dojo/01_mse.py", source)


@pytest.mark.parametrize("what", HARM)
def test_harm_gets_its_sentence_and_leaves_the_worker_alive(
    worker: Worker, what: str, tmp_path: Path
) -> None:
    kind, body = HARM[what]
    (tmp_path / "thesis.txt").write_text("years of work")
    worker.warm_up()
    process = worker.process
    verdict = judged(worker, f"HOME = {str(tmp_path)!r}\n{HEAD}{body}\n")
    assert verdict.kind == kind, verdict
    assert verdict.says.en and verdict.says.zh
    assert (tmp_path / "thesis.txt").read_text() == "years of work"
    assert judged(worker, RIGHT).passed
    assert worker.process is process and process.poll() is None, "the same worker as before"


def test_an_endless_loop_is_shown_with_its_line(worker: Worker) -> None:
    verdict = judged(worker, HEAD + "while True:\n        w = w + 1\n")
    assert verdict.spot is not None and verdict.spot.line in (2, 3)


def test_what_is_printed_is_kept_in_part(worker: Worker) -> None:
    verdict = judged(worker, "print('loss', 3)\n" + RIGHT)
    assert verdict.passed and verdict.printed == "loss 3\n"


def test_a_slow_right_answer_is_right_however_long_others_compute(worker: Worker) -> None:
    """It takes longer than every limit by the clock, and computes a little now and then."""
    source = "import time\nfor _ in range(5): time.sleep(0.4); sum(range(10**6))\n" + RIGHT
    assert judged(worker, source).passed


def test_a_check_under_way_can_be_stopped(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "limits", {"cpu": 60.0})
    timer = threading.Timer(0.3, worker.stop)
    timer.start()
    assert judged(worker, HEAD + "while True: pass\n").kind == STOPPED
    timer.join()
    worker.stop()  # nothing is under way
    assert judged(worker, RIGHT).passed


def test_kill_minus_nine_of_the_worker_is_made_good(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first worker dies, and the check under way with it; the answer is asked of a new worker."""
    monkeypatch.setattr(worker, "limits", {"cpu": 60.0})
    first, checks = worker.process.pid, list[str]()

    def kill() -> None:
        checks.extend(Path(f"/proc/{first}/task/{first}/children").read_text().split())
        os.kill(first, signal.SIGKILL)

    threading.Timer(0.3, kill).start()
    endless = f"import os\nif os.getppid() == {first}:\n    while True: pass\n"
    assert judged(worker, endless + RIGHT).passed
    assert worker.process.pid != first and checks
    assert not [pid for pid in checks if computing(pid)]


def computing(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "RSD"
    except OSError:
        return False


def test_a_worker_that_cannot_start_is_an_error_with_a_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.setattr("torchdojo.practice.worker.COMMAND", ("python3", "-c", "import nothing_of_this_name"))
    with Worker() as worker, pytest.raises(DojoError, match="nothing_of_this_name"):
        judged(worker, RIGHT)
    assert not Path(worker.room.name).exists()


def test_without_fork_what_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where one process judges all answers: it is ended, and the next answer gets another."""
    monkeypatch.setenv("TORCHDOJO_NO_FORK", "1")
    with Worker(cpu=1.0, patience=1.5) as worker:
        assert judged(worker, RIGHT).passed
        assert judged(worker, f"{HEAD}print('hello')\n    return 1 / 0\n").printed == "hello\n"
        assert judged(worker, f"{HEAD}while True: pass\n").kind == "endless"
        assert judged(worker, RIGHT).passed
        assert judged(worker, f"{HEAD}import time\n    time.sleep(10**6)\n").kind == "waiting"


@pytest.mark.parametrize("there", [True, False])
def test_what_needs_a_gpu_is_not_verified_without_one(monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    import torch

    from torchdojo.practice.child.trial import Trial
    from torchdojo.practice.judge.check import Check

    monkeypatch.setattr(torch.cuda, "is_available", lambda: there)
    trial = Trial(find("mse"), Check([], needs=frozenset({"cuda"})), "01_mse.py", RIGHT, 0)
    assert trial.verdict(None).kind == ("passed" if there else "not-verified")
