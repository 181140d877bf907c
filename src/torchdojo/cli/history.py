"""What was run before: every run's settings and how it ended, read in the order newest first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rich.text import Text as Styled

from torchdojo.cli.source import Source, source_of
from torchdojo.cli.values import UsageError
from torchdojo.engine.folder import RunFolder, find_run, runs
from torchdojo.engine.records import Ended
from torchdojo.lectures import catalogue
from torchdojo.text import DojoError, Text

STATES = {
    "done": Text(en="done", zh="完成"),
    "stopped": Text(en="stopped", zh="已停止"),
    "diverged": Text(en="diverged", zh="发散"),
    "failed": Text(en="failed", zh="出错"),
    "interrupted": Text(en="interrupted", zh="被中断"),
    "running": Text(en="running", zh="运行中"),
}
STYLES = {"done": "green", "diverged": "red", "failed": "red", "running": "cyan"}


@dataclass(frozen=True, slots=True)
class Past:
    """One run that is kept."""

    folder: RunFolder
    lecture: int
    program: str
    given: dict[str, Any]
    settings: dict[str, Any]

    @property
    def ended(self) -> Ended | None:
        """How it ended, None if it was killed or is under way."""
        return self.folder.ended

    @property
    def state(self) -> Styled:
        """How it stands, as the user reads it."""
        state = self.folder.state
        return Styled(str(STATES[state]), style=STYLES.get(state, "yellow"))

    @property
    def source(self) -> Source | None:
        """The program's file, None if this version of torchdojo does not have the program."""
        if self.lecture in catalogue.lectures() and self.program in catalogue.programs(self.lecture):
            return source_of(self.lecture, self.program)
        return None

    @property
    def tracked(self) -> bool:
        """Whether a script of the learner's own recorded it, by `torchdojo.track`."""
        return self.lecture == 0


def past_of(folder: RunFolder) -> Past:
    """Read what a run is; raises DojoError if its settings.json is damaged."""
    about = folder.about
    try:
        return Past(folder, about["lecture"], about["program"], about["given"], about["settings"])
    except KeyError as missing:
        raise DojoError(
            what=Text(en=f"{folder.path} is not a run.", zh=f"{folder.path} 不是一个运行记录。"),
            why=Text(
                en=f"Its settings.json does not say {missing}.", zh=f"它的 settings.json 里没有 {missing}。"
            ),
            cure=Text(
                en=f"Remove it: torchdojo runs remove {folder.name}",
                zh=f"删除它：torchdojo runs remove {folder.name}",
            ),
        ) from None


def history() -> Iterator[Past]:
    """Yield the runs that can be read, the newest first."""
    for folder in runs():
        try:
            yield past_of(folder)
        except DojoError:
            continue


def tried(pasts: Iterable[Past]) -> dict[tuple[int, str], list[Mapping[str, Any]]]:
    """Return the settings of runs by lecture and program."""
    by_program: dict[tuple[int, str], list[Mapping[str, Any]]] = {}
    for past in pasts:
        by_program.setdefault((past.lecture, past.program), []).append(past.settings)
    return by_program


def resumable(name: str, lecture: int | None = None) -> Past:
    """Return the run called `name` as `named` does; raises DojoError if nothing here can go on with it."""
    past = named(name, lecture)
    if past.source is not None:
        return past
    script = past.settings.get("script") or past.program
    raise UsageError(
        what=Text(en=f"{past.folder.name} cannot be resumed.", zh=f"{past.folder.name} 不能接着跑。"),
        why=Text(
            en=f"It is a record of your own script {script}, which alone knows how to go on."
            if past.tracked
            else f"This version of torchdojo has no program {past.program} in lecture {past.lecture}.",
            zh=f"它是你自己的脚本 {script} 的记录，怎样接着跑只有脚本自己知道。"
            if past.tracked
            else f"这个版本的 torchdojo 在第 {past.lecture} 讲里没有 {past.program} 这个程序。",
        ),
        cure=Text(
            en=f"To look at it: torchdojo runs show {past.folder.name}",
            zh=f"查看它：torchdojo runs show {past.folder.name}",
        ),
    )


def named(name: str, lecture: int | None = None) -> Past:
    """Return the run called `name`; "last" is the newest, of `lecture` if that is given. Raises DojoError."""
    if name == "last" and lecture is not None:
        for past in history():
            if past.lecture == lecture:
                return past
        raise UsageError(
            what=Text(en=f"Lecture {lecture} has not been run yet.", zh=f"第 {lecture} 讲还没有运行过。"),
            why=Text(en="“last” means its newest run.", zh="last 指它最近的一次运行。"),
            cure=Text(en=f"Start one: torchdojo run {lecture}", zh=f"先跑一次：torchdojo run {lecture}"),
        )
    past = past_of(find_run(name))
    if lecture in (None, past.lecture):
        return past
    raise UsageError(
        what=Text(
            en=f"{past.folder.name} is a run of lecture {past.lecture}.",
            zh=f"{past.folder.name} 是第 {past.lecture} 讲的运行记录。",
        ),
        why=Text(en=f"Lecture {lecture} was asked for.", zh=f"要的却是第 {lecture} 讲。"),
        cure=Text(
            en=f"Write: torchdojo runs resume {past.folder.name}",
            zh=f"请写：torchdojo runs resume {past.folder.name}",
        ),
    )
