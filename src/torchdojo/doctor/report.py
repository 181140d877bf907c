"""The report as text: each finding with its line, its numbers, why it hurts and what cures it."""

import os
import sys
from collections.abc import Iterator

from torchdojo.doctor.diagnosis import Diagnosis, Found, allowed
from torchdojo.doctor.frame import footer, headline
from torchdojo.doctor.log import Place
from torchdojo.doctor.mending.fix import CURES
from torchdojo.doctor.rule import Certainty, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.torch_says import said
from torchdojo.doctor.wrapping import width, wrapped
from torchdojo.text import Text

MOST = 3
WIDTH = 80
WORDS = {
    Severity.ERROR: Text(en="ERROR", zh="错误"),
    Severity.WARNING: Text(en="WARNING", zh="警告"),
    Severity.TIP: Text(en="TIP", zh="提示"),
}
CERTAIN = {
    Certainty.FACT: Text(en="a fact of this run", zh="这次运行中的事实"),
    Certainty.STATISTIC: Text(en="a statistic of this run", zh="这次运行的统计"),
}
READ = Text(en="it stands in the text; it was not seen to run", zh="代码就是这么写的；没有看到它运行")
ACCEPTED = Text(en="Accepted by you: {name}, {place}.", zh="你已声明没问题：{name}，{place}。")
TRIED = Text(en="One of several settings that are tried in turn, or a consequence of one: {name}, {place}.",
             zh="这是轮流试验的几种设置之一，或由它引起：{name}，{place}。")  # fmt: skip
LABELS = {
    "what": Text(en="what", zh="现象"),
    "evidence": Text(en="evidence", zh="证据"),
    "why": Text(en="why", zh="原因"),
    "cure": Text(en="cure", zh="改法"),
    "certain": Text(en="basis", zh="依据"),
    "learn": Text(en="learn", zh="学习"),
    "patch": Text(en="patch", zh="补丁"),
}


def report(diagnosis: Diagnosis, everything: bool = False) -> Iterator[str]:
    """Yield the lines of the report: of a run at most three findings, of what was only read all that is certain."""
    yield from wrapped(headline(diagnosis), WIDTH)
    shown = diagnosis.found if everything or diagnosis.log is None else diagnosis.found[:MOST]
    for one in shown:
        yield ""
        yield from _finding(one)
    yield from _rest(diagnosis, len(shown), everything)
    yield from _said_by_torch(diagnosis)
    yield ""
    for says in footer(diagnosis):
        yield from wrapped(says, WIDTH)


def _finding(one: Found) -> Iterator[str]:
    rule, place = one.rule, one.finding.place
    yield f"{WORDS[rule.severity]}  {rule.name}  {shown_place(place)}"
    source = source_of(place.file)
    for number in range(max(1, place.line - 1), min(place.line + 1, len(source.lines)) + 1):
        in_cell = source.notebook.cell(number)[1] if source.notebook else number
        yield f" {'>' if number == place.line else ' '} {in_cell:4} | {source.line(number)}"
    yield from _part("what", rule.what)
    yield from _part("evidence", one.finding.evidence)
    yield from _part("why", rule.why)
    yield from _part("cure", rule.cure)
    yield from _part("certain", READ if one.read else CERTAIN[rule.certainty])
    learn = Text(
        en="torchdojo read {n}; torchdojo doctor explain {name}",
        zh="讲义 torchdojo read {n}；规则 torchdojo doctor explain {name}",
    )
    yield from _part("learn", learn.format(n=rule.lecture, name=rule.name))
    if rule.name in CURES and source.notebook is None:
        shown = Text(
            en="torchdojo doctor fix {file} --only {name} shows it",
            zh="用 torchdojo doctor fix {file} --only {name} 查看",
        )
        yield from _part("patch", shown.format(name=rule.name, file=shown_path(place.file)))


def _said_by_torch(diagnosis: Diagnosis) -> Iterator[str]:
    """Yield PyTorch's own warnings, with our reason and cure."""
    names = frozenset(one.rule.name for one in (*diagnosis.found, *diagnosis.explained))
    for warning in said(diagnosis.log, names) if diagnosis.log is not None else ():
        says = Text(en="PyTorch warned at {place}:", zh="PyTorch 在 {place} 处警告：")
        yield ""
        yield str(says.format(place=shown_place(warning.place)))
        yield from (f"    {line}" for line in wrapped(warning.text, WIDTH - 4))
        if warning.known is not None:
            yield from _part("why", warning.known.why)
            yield from _part("cure", warning.known.cure)


def _part(label: str, text: Text) -> Iterator[str]:
    word = str(LABELS[label])
    head = "  " + word + " " * (10 - width(word))
    for number, line in enumerate(wrapped(str(text), WIDTH - 12)):
        yield (head if number == 0 else " " * 12) + line


def shown_path(file: str) -> str:
    """Return the path from here if that is shorter."""
    here = os.path.relpath(file) if file else "?"
    return here if len(here) < len(file) else file


def shown_place(place: Place) -> str:
    """Return file and line, of a notebook its cell and the line there."""
    notebook = source_of(place.file).notebook
    if notebook is None:
        return f"{_running_cell(place.file) or shown_path(place.file)}:{place.line}"
    cell, line = notebook.cell(place.line)
    says = Text(en="{file}, cell {cell}, line {line}", zh="{file} 第 {cell} 个代码单元第 {line} 行")
    return str(says.format(file=shown_path(place.file), cell=cell, line=line))


def _running_cell(file: str) -> str | None:
    """Return the name that Jupyter shows for a cell, In[3], if the file is one of this kernel's."""
    get = getattr(sys.modules.get("IPython"), "get_ipython", None)
    compiler = getattr(get() if get else None, "compile", None)
    known = getattr(compiler, "format_code_name", lambda _: None)(file)
    return known[1] if known else None


def _rest(diagnosis: Diagnosis, shown: int, everything: bool) -> Iterator[str]:
    hidden = len(diagnosis.found) - shown
    if hidden:
        yield ""
        yield str(
            Text(en="{n} more: --all shows them.", zh="还有 {n} 个：加上 --all 可以看到。").format(n=hidden)
        )
    for one in diagnosis.explained:
        if everything:
            yield ""
            yield from _finding(one)
    if diagnosis.explained and not everything:
        names = ", ".join(sorted({one.rule.name for one in diagnosis.explained}))
        says = Text(en="Probably a consequence of the above: {names}.", zh="多半是上面问题的后果：{names}。")
        yield ""
        yield str(says.format(names=names))
    for one in diagnosis.accepted:
        place = shown_place(one.finding.place)
        says = ACCEPTED if allowed(one) else TRIED
        yield str(says.format(name=one.rule.name, place=place))
