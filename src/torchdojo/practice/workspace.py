"""The learner's folder: one small file per exercise, and a note of what we wrote, so that nothing of theirs is lost.

dojo/01_linear_regression/01_mse.py     the task in the learner's language, then the starter
dojo/.torchdojo/written.json            for each exercise: its file, and the sha256 of what we wrote there
dojo/.torchdojo/progress.json           see progress.py

A file whose sha256 is no longer ours belongs to the learner and is never written again.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from torchdojo.engine import atomic
from torchdojo.engine.home import cannot_write, reason
from torchdojo.practice.bank import WIDTH, Exercise, columns, exercises
from torchdojo.text import LANGUAGES, DojoError, Text, language

NAME, HIDDEN, NOTE = "dojo", ".torchdojo", "written.json"
PATIENCE = 10.0  # seconds that another process may take for writing a file


@dataclass(slots=True)
class Synced:
    """What a look over the folder changed."""

    new: list[Path] = field(default_factory=list)
    renewed: list[Path] = field(
        default_factory=list
    )  # not touched by the learner: another language or version
    kept: list[Path] = field(default_factory=list)  # the learner changed them


class Workspace:
    """The folder `root`, with the files of the exercises."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.hidden = root / HIDDEN
        self._lock = FileLock(self.hidden / "lock")

    def there(self) -> bool:
        """Whether it was made by us."""
        return (self.hidden / NOTE).is_file()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from writing what stands in the hidden folder. Raises DojoError."""
        try:
            self.hidden.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=PATIENCE)
        except Timeout:
            raise _busy(self.hidden) from None
        except OSError as error:
            raise cannot_write(self.hidden, error) from error
        try:
            yield
        finally:
            self._lock.release()

    def sync(self) -> Synced:
        """Write the files that are not there, and anew those that nobody touched. Raises DojoError."""
        with self.locked():
            note, synced = self._note(), Synced()
            for exercise in exercises():
                self._sync(exercise, note, synced)
            self._save(note)
        return synced

    def file(self, exercise: Exercise) -> Path:
        """Return where the exercise is written."""
        return self._file(exercise, self._note())

    def touched(self, exercise: Exercise) -> bool:
        """Whether the learner changed the file."""
        note = self._note()
        file = self._file(exercise, note)
        return file.exists() and not _ours(file, exercise, note)

    def reset(self, exercise: Exercise) -> Path | None:
        """Write the file anew; return the name under which the learner's was kept, None if it was not theirs."""
        with self.locked():
            note = self._note()
            file, kept = self._file(exercise, note), None
            if file.exists() and not _ours(file, exercise, note):
                kept = _free_name(file)
                file.rename(kept)
            self._write(exercise, file, note)
            self._save(note)
        return kept

    def _sync(self, exercise: Exercise, note: dict[str, Any], synced: Synced) -> None:
        file, place = self._file(exercise, note), self.root / place_of(exercise)
        if not file.exists():
            self._write(exercise, place, note)
            synced.new.append(place)
        elif not _ours(file, exercise, note):
            note.setdefault(exercise.name, {"file": file.relative_to(self.root).as_posix(), "sha256": ""})
            synced.kept.append(file)
        elif (file != place and not place.exists()) or _sha(_read(file)) != _sha(text_of(exercise)):
            place = file if place.exists() else place
            self._write(exercise, place, note)
            if file != place:
                file.unlink()
            synced.renewed.append(place)
        else:
            note[exercise.name] = {
                "file": file.relative_to(self.root).as_posix(),
                "sha256": _sha(_read(file)),
            }

    def _write(self, exercise: Exercise, file: Path, note: dict[str, Any]) -> None:
        text = text_of(exercise)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(file.parent, error) from error
        atomic.write_bytes(file, text.encode())
        note[exercise.name] = {"file": file.relative_to(self.root).as_posix(), "sha256": _sha(text)}

    def _file(self, exercise: Exercise, note: dict[str, Any]) -> Path:
        """Return the noted file: an upgrade may give an exercise another number, a learner's file stays where it is."""
        noted = note.get(exercise.name)
        if isinstance(noted, dict) and isinstance(noted.get("file"), str):
            file = self.root / noted["file"]
            if file.exists() and file.resolve().is_relative_to(self.root.resolve()):
                return file
        return self.root / place_of(exercise)

    def _note(self) -> dict[str, Any]:
        """Return what was noted; a note that is damaged or gone only makes us more careful."""
        try:
            note = json.loads((self.hidden / NOTE).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return note if isinstance(note, dict) else {}

    def _save(self, note: dict[str, Any]) -> None:
        text = json.dumps({**note, "language": language()}, ensure_ascii=False, indent=1).encode()
        file = self.hidden / NOTE
        if not file.exists() or _read(file) != text:  # on a full disk an answer can still be checked
            atomic.write_bytes(file, text)


def find(given: str = "", start: Path | None = None) -> Workspace | None:
    """Return the workspace at `given`, or the nearest one from `start` (the current folder) upward, or None."""
    if given:
        workspace = Workspace(Path(given).expanduser().absolute())
        return workspace if workspace.there() else None
    here = (start or Path.cwd()).absolute()
    places = (place for folder in (here, *here.parents) for place in (folder, folder / NAME))
    return next((one for one in map(Workspace, places) if one.there()), None)


def place_of(exercise: Exercise) -> str:
    """Return where an exercise stands in the workspace: 04_pytorch_linear_regression/01_four_steps.py."""
    return f"{exercise.folder.parent.name[1:]}/{exercise.order:02}_{exercise.folder.name}.py"


def text_of(exercise: Exercise, lang: str = "") -> str:
    """Return what the learner gets: the task as a docstring, then the starter."""
    lang = lang or language()
    number, title, task = exercise.lecture, getattr(exercise.title, lang), getattr(exercise.task, lang)
    first = {"en": f"Lecture {number} · {title}", "zh": f"第 {number} 讲 · {title}"}[lang]
    if columns(f'r"""{first}') > WIDTH:
        first = first.replace(" · ", " ·\n", 1)
    check = {"en": "Check it", "zh": "检查"}[lang], {"en": ": ", "zh": "："}[lang]
    words = f"{first}\n\n{_plain(task)}\n\n{''.join(check)}torchdojo practice check {exercise.name}\n"
    raw = "r" if "\\" in words else ""
    return f'{raw}"""{words}"""\n\n{exercise.starter.lstrip()}'


def _plain(task: str) -> str:
    """Return Markdown as it is read in a file of Python: without fences, and without what would end the docstring."""
    without = re.sub(r"^```\w*\n?", "", task, flags=re.MULTILINE)
    return without.replace('"""', "'''").replace("**", "").strip()


def _ours(file: Path, exercise: Exercise, note: dict[str, Any]) -> bool:
    """Whether the file holds what we wrote: as noted, or, where nothing is noted, as we would write it today."""
    now, noted = _sha(_read(file)), note.get(exercise.name)
    if isinstance(noted, dict) and noted.get("sha256"):
        return now == noted["sha256"]
    return now in {_sha(text_of(exercise, lang)) for lang in LANGUAGES}


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise cannot_read(file, error) from error


def _sha(text: str | bytes) -> str:
    """Return the sha256 of the lines: an editor or git may change how they end without a change by the learner."""
    text = text.encode() if isinstance(text, str) else text
    return hashlib.sha256(text.replace(b"\r\n", b"\n")).hexdigest()


def _free_name(file: Path) -> Path:
    names = (file.with_name(f"{file.stem}.kept-{number}.py") for number in range(1, 10_000))
    return next(name for name in names if not name.exists())


def cannot_read(file: Path, error: OSError) -> DojoError:
    """Return the error to raise when a file cannot be read."""
    if isinstance(error, FileNotFoundError):
        return DojoError(
            what=Text(en=f"{file} is not there.", zh=f"找不到 {file}。"),
            why=Text(en="It was removed, renamed or moved.", zh="文件被删除、改名或移走了。"),
            cure=Text(
                en="Put it back, or have it written anew: key x, or torchdojo practice init",
                zh="把它放回去，或者重新生成：按 x，或 torchdojo practice init",
            ),
        )
    return DojoError(
        what=Text(en="Could not read {file}: {reason}.", zh="读不了 {file}：{reason}。").format(
            file=file, reason=reason(error)
        ),
        why=Text(en="The system does not let you read it.", zh="系统不让读这个文件。"),
        cure=Text(
            en="Look at its permissions, or name another folder: --dir",
            zh="检查文件权限，或者换一个文件夹：--dir",
        ),
    )


def _busy(folder: Path) -> DojoError:
    return DojoError(
        what=Text(en=f"{folder} is in use.", zh=f"{folder} 正被占用。"),
        why=Text(
            en=f"Another torchdojo has been writing there for {PATIENCE:.0f} seconds.",
            zh=f"另一个 torchdojo 已经在那里写了 {PATIENCE:.0f} 秒。",
        ),
        cure=Text(en="End the other one and try again.", zh="先结束另一个，再试一次。"),
    )
