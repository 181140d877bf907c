"""`with watch() as seen:` — the doctor beside a training that is already in this process: Jupyter, tests."""

import html
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from torchdojo.doctor.diagnosis import Diagnosis, Found, diagnose
from torchdojo.doctor.log import Log, parse
from torchdojo.doctor.report import report
from torchdojo.doctor.rule import Severity
from torchdojo.text import DojoError, Text

COLOURS = {Severity.ERROR: "#b00020", Severity.WARNING: "#8a6100", Severity.TIP: "#33567a"}


@dataclass
class Seen:
    """What was seen in the block; complete when the block has ended. `print(seen)` shows the report."""

    _diagnosis: Diagnosis | None = None

    @property
    def diagnosis(self) -> Diagnosis:
        """Everything, once the block has ended."""
        if self._diagnosis is None:
            raise DojoError(
                what=Text(en="The watched block has not ended yet.", zh="被观察的代码块还没有结束。"),
                why=Text(en="What was seen is judged at its end.", zh="要等它结束，才能下结论。"),
                cure=Text(en="Ask behind the `with` block.", zh="请在 with 代码块之后再查看。"),
            )
        return self._diagnosis

    @property
    def findings(self) -> list[Found]:
        """What was found, the worst first."""
        return self.diagnosis.found

    @property
    def errors(self) -> list[Found]:
        """What nobody can mean."""
        return [one for one in self.findings if one.rule.severity is Severity.ERROR]

    def __str__(self) -> str:
        return "\n".join(report(self.diagnosis))

    def _repr_html_(self) -> str:
        """Show the report in Jupyter, the headline of each finding in its colour."""
        heads = {one.rule.name: COLOURS[one.rule.severity] for one in self.findings}
        lines = []
        for line in report(self.diagnosis, everything=True):
            words = line.split()
            name = words[1] if len(words) > 2 and line[0] not in " >" else ""
            style = f' style="color:{heads[name]};font-weight:bold"' if name in heads else ""
            lines.append(f"<span{style}>{html.escape(line)}</span>")
        return "<pre>" + "\n".join(lines) + "</pre>"


@contextmanager
def watch(script: str = "") -> Iterator[Seen]:
    """Watch the training inside the block; no patch is left behind it, and an exception passes through.

    `script` is the file that the report names; by default the caller's.
    """
    from torchdojo.doctor.child.hooks.install import install
    from torchdojo.doctor.child.patches import undone
    from torchdojo.doctor.child.recorder import Recorder

    seen, recorder, begun = Seen(), Recorder(), time.perf_counter()
    recorder.run["script"] = script or sys._getframe(2).f_code.co_filename
    with undone():
        install(recorder, 0)
        try:
            yield seen
        except BaseException as error:
            recorder.run["error"] = {"type": type(error).__name__, "message": str(error)[:1000], "where": []}
            raise
        finally:
            recorder.run["seconds"] = time.perf_counter() - begun
            seen._diagnosis = _of_the_block(parse(recorder.text()))


def _of_the_block(log: Log) -> Diagnosis:
    """Judge, but only functions that took part: the rest of the file is not what was watched."""
    ran = {(place.file, place.function) for stack in log.stacks for place in stack}
    diagnosis = diagnose(log)
    found = [one for one in diagnosis.found if _key(one) in ran]
    explained = [one for one in diagnosis.explained if _key(one) in ran]
    return replace(diagnosis, found=found, explained=explained)


def _key(one: Found) -> tuple[str, str]:
    return one.finding.place.file, one.finding.place.function
