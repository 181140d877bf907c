"""What `torchdojo.visdom.Visdom` does beside drawing: windows, environments, and keeping its failures to itself."""

import json
import logging
from collections.abc import Callable, Mapping
from functools import cache, wraps
from itertools import count
from typing import Any, TypeVar

from torchdojo.plots.visdom_trail import Trail
from torchdojo.text import Text
from torchdojo.views import to_json
from torchdojo.visdom.album import Album, Key, Window
from torchdojo.visdom.drawings import Drawing, Lines, Words
from torchdojo.visdom.shapes import Column, is_place

Opts = dict[str, Any] | None
Word = str | None
Call = TypeVar("Call", bound=Callable[..., Any])
SAVED = Text(en="{call}: saved as {path}", zh="{call}：已保存为 {path}")
ONLY_THERE = Text(
    en="{call} is drawn by a real visdom server only", zh="只有真正的 visdom 服务器才能画 {call}"
)
log = logging.getLogger("torchdojo")
album = cache(Album)  # one for all: two clients of one script draw on one page
windows, files = count(1), count(1)


def drawing(call: Call) -> Call:
    """Let an AssertionError out, as the real client does; anything else becomes a line in the log."""

    @wraps(call)
    def guarded(self: "Desk", *args: Any, **named: Any) -> Any:
        try:
            return call(self, *args, **named)
        except AssertionError:
            raise
        except Exception as error:
            said = f"{call.__name__}: {type(error).__name__}: {error}"
            log.warning("%s", Text(en=f"Not drawn. {said}", zh=f"没有画出。{said}"))
            return False

    return guarded  # type: ignore[return-value]


class Desk:
    """Windows by environment and name."""

    def __init__(self, env: str) -> None:
        self.env = env

    def close(self, win: Word = None, env: Word = None) -> str:
        """Close a window, or all of the environment."""
        with album().lock:
            for key in [k for k in album().windows if k[0] == (env or self.env) and win in (None, k[1])]:
                del album().windows[key]
        return ""

    def win_exists(self, win: str, env: Word = None) -> bool:
        """Whether there is such a window."""
        return (env or self.env, win) in album().windows

    def check_connection(self, timeout_seconds: float = 0) -> bool:
        """Whether drawing works: yes."""
        return True

    def get_env_list(self) -> list[str]:
        """Return the names of the environments."""
        return sorted({self.env, *(env for env, _ in album().windows)})

    def save(self, envs: list[str]) -> str:
        """Write everything now."""
        assert isinstance(envs, list), "envs should be a list"
        album().write()
        return json.dumps(envs)

    def fork_env(self, prev_eid: str, eid: str) -> str:
        """Copy an environment."""
        with album().lock:
            for (env, win), window in list(album().windows.items()):
                if env == prev_eid:
                    album().windows[eid, win] = Window(window.drawing, window.names)
        return eid

    def delete_env(self, env: str) -> str:
        """Close all windows of an environment."""
        return self.close(env=env)

    def update_window_opts(self, win: str, opts: Mapping[str, Any], env: Word = None) -> str:
        """Change title and axes of a window."""
        window = album().windows.get((env or self.env, win))
        if window:
            window.names.take(opts)
            album().touch(window)
        return win

    def get_window_data(self, win: Word = None, env: Word = None) -> str:
        """Return one window, or all of an environment, as JSON of torchdojo's own views."""
        wanted = {
            k[1]: w for k, w in album().windows.items() if k[0] == (env or self.env) and win in (None, k[1])
        }
        shown = {name: to_json(w.drawing.view(w.names, Text(en=name, zh=name))) for name, w in wanted.items()}
        return json.dumps(shown if win is None else shown.get(win))

    def register_event_handler(self, handler: Callable[..., Any], target: str) -> None:
        """Do nothing: there is no page that could send events."""

    def clear_event_handlers(self, target: str) -> None:
        """Do nothing."""

    def _key(self, win: Word, env: Word) -> Key:
        return env or self.env, f"window_{next(windows)}" if win is None else str(win)

    def _window(self, win: Word, env: Word) -> Window | None:
        return album().windows.get((env or self.env, str(win))) if win is not None else None

    def _put(self, made: Drawing, win: Word, env: Word, opts: Opts) -> str:
        """Show a drawing in a window, in place of what was there."""
        key = self._key(win, env)
        album().put(key, made, opts or {})
        return key[1]

    def _lines(
        self, columns: list[Column], win: Word, env: Word, opts: Opts, update: Word, name: Word
    ) -> str:
        """Draw lines, append to them, or replace one."""
        legend = (opts or {}).get("legend")
        assert not legend or len(legend) >= len(columns), "the legend has fewer names than there are lines"
        with album().lock:
            window = self._window(win, env) if update else None
            before = window.drawing if window and isinstance(window.drawing, Lines) else None
            lines = before or Lines()
            for k, column in enumerate(columns):
                _draw(lines, _named(lines, k, legend, name), column, append=update == "append")
            if window is None or before is None:
                return self._put(lines, win, env, opts)
            if opts:
                window.names.take(opts)
            album().touch(window)
            return str(win)

    def _without(self, win: Word, env: Word, name: Word) -> str:
        """Take a line out of a window."""
        assert win is not None, "removing needs a window"
        assert name is not None, "removing needs the name of a line"
        window = self._window(win, env)
        if window and isinstance(window.drawing, Lines):
            window.drawing.trails.pop(name, None)
            album().touch(window)
        return win

    def _kept(self, call: str, drawn: str, win: Word, env: Word, opts: Opts) -> str:
        """Keep a picture that is no view as a file of the run, and say where."""
        name = self._put(Words([call]), win, env, opts)
        path = album().beside(f"{call}-{next(files)}.svg")  # which records the window, so that there is a run
        if path:
            path.write_text(drawn, "utf-8")
            self._put(Words([str(SAVED.format(call=call, path=path))]), name, env, opts)
        return name

    def _not_drawn(self, call: str, *args: Any, **named: Any) -> str:
        said = str(ONLY_THERE.format(call=call))
        return self._put(Words([said]), named.get("win"), named.get("env"), named.get("opts"))


def _named(lines: Lines, k: int, legend: Any, name: Word) -> str:
    """Return the name of line number k: from the legend, as given, as it is already there, or its number."""
    if legend:
        return str(legend[k])
    if name is not None:
        return name
    return list(lines.trails)[k] if k < len(lines.trails) else str(k + 1)


def _draw(lines: Lines, name: str, column: Column, append: bool) -> None:
    trail = lines.trails.get(name)
    if trail is None or not append:
        trail = lines.trails[name] = Trail()
    for x, y in zip(*column, strict=True):
        if is_place(x):
            trail.add(x, y)
