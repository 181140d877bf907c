"""The sink for `--plot visdom`: draws a run on the page of a visdom server while it trains.

The training only appends to a list. A thread of its own draws once in a while: it sends each window that
changed as a whole, with a few hundred points whatever the length of the run, and then rests until the training
has had a hundred times the CPU time that took. (The visdom client sends every point when it comes, and the
server then copies and compares all points before it: 10 to 33 ms a point, growing.)
"""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from torchdojo.engine.folder import RunFolder
from torchdojo.engine.records import Record, Started
from torchdojo.plots.visdom_page import Page
from torchdojo.plots.visdom_wire import Refused, Wire, where
from torchdojo.text import DojoError, Text

DRAW_EVERY = 1.0  # seconds at least from one drawing to the next; the browser has to draw it too
AT_LAST = 5.0  # seconds at most: a training that waits for a GPU needs little CPU time
LOOK = 0.25  # seconds between looks at the CPU time
SHARE = 0.01  # of the training's CPU time
ENDS_WITHIN = 10.0  # seconds the last drawing may take


class VisdomSink:
    """Draws on the page of the server at `url`, "" for the one that `where` finds, in its environment `env`.

    Windows of an earlier run are closed when a run starts; windows that torchdojo did not open are left alone.
    """

    def __init__(self, url: str = "", env: str = "main") -> None:
        self.url = url or where()
        self.env = env
        self.page = Page()
        self.lock = threading.Lock()
        self.waiting: list[Record] = []
        self.closing = threading.Event()
        self.broken: DojoError | None = None
        self.thread = threading.Thread(target=self._draw_till_closed, name="torchdojo-visdom", daemon=True)
        self.thread.start()

    def show(self, record: Record) -> None:
        """Take one record; raises DojoError when the server does not answer."""
        if self.broken:
            raise self.broken
        with self.lock:
            self.waiting.append(record)

    def close(self) -> None:
        """Draw what is left; raises DojoError if that fails."""
        self.closing.set()
        self.thread.join(ENDS_WITHIN)
        if self.broken:
            raise self.broken

    def _draw_till_closed(self) -> None:
        wire = Wire(self.url)
        met = False
        try:
            self._clear(wire)
            met = True
            last = False
            while not last:
                last = self.closing.is_set()  # read first: what came before close() is drawn after it
                began = time.thread_time()
                self._draw(wire)
                spent = time.thread_time() - began
                self._rest(spent)
        except Refused:
            self.broken = _silent(self.url, met)
        except Exception as error:  # a view that cannot be drawn, say: the training must not hear of it twice
            self.broken = _failed(error)
        finally:
            wire.close()

    def _rest(self, spent: float) -> None:
        """Return when it is time to draw again, or at once when the run is over."""
        began, cpu = time.monotonic(), time.process_time()
        pause = DRAW_EVERY
        while not self.closing.wait(pause) and time.monotonic() - began < AT_LAST:
            if time.process_time() - cpu >= spent / SHARE:
                return
            pause = LOOK

    def _clear(self, wire: Wire) -> None:
        """Make the environment if it is new, and close what an earlier run left in it."""
        wire.post(f"env/{quote(self.env, safe='')}", {"eid": self.env})
        there = json.loads(wire.post("win_data", {"win": None, "eid": self.env}))
        for win in there:
            if win.startswith(Page.PREFIX):
                wire.post("close", {"win": win, "eid": self.env})

    def _draw(self, wire: Wire) -> None:
        with self.lock:
            records, self.waiting = self.waiting, []
        for record in records:
            for earlier in _before(record):
                self.page.take(earlier)
            self.page.take(record)
        for win, window in self.page.changed():
            wire.post("events", window.message(win, self.env))


def _before(record: Record) -> Iterator[Record]:
    """Yield what a run told before it was resumed with this record."""
    if not (isinstance(record, Started) and record.start and record.environment.get("folder")):
        return
    for earlier in RunFolder(Path(record.environment["folder"])).records():
        if isinstance(earlier, Started) and (earlier.start, earlier.time) == (record.start, record.time):
            return  # what comes after it is handed over by and by
        yield earlier


def _silent(url: str, met: bool) -> DojoError:
    if met:
        what = Text(
            en=f"the visdom server at {url} no longer answers.", zh=f"{url} 的 visdom 服务器不再应答。"
        )
    else:
        what = Text(
            en=f"no visdom server answers at {url}; start one in a second terminal with: torchdojo visdom.",
            zh=f"{url} 没有 visdom 服务器应答；请在另一个终端里启动它：torchdojo visdom。",
        )
    return DojoError(
        what=what,
        why=Text(en="The plots are drawn by that server.", zh="图是由那个服务器画的。"),
        cure=Text(
            en="Start it, then the run again; or use --plot terminal, which needs no server.",
            zh="先启动它，再重新运行；或者用 --plot terminal，不需要服务器。",
        ),
    )


def _failed(error: Exception) -> DojoError:
    said = f"{type(error).__name__}: {error}".splitlines()[0]
    return DojoError(
        what=Text(en=f"drawing failed with {said}.", zh=f"画图出错：{said}。"),
        why=Text(en="This is an error in torchdojo.", zh="这是 torchdojo 自己的错误。"),
        cure=Text(
            en="Please report it, with the command you ran.", zh="请把它和你运行的命令一起报告给我们。"
        ),
    )
