"""The report as text: what ran, what was found with its line and numbers, and what was not looked at."""

import os
import textwrap
import unicodedata
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.diagnosis import Diagnosis, Found
from torchdojo.doctor.rule import Certainty, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text, language

MOST = 3
WIDTH = 100
WORDS = {
    Severity.ERROR: Text(en="ERROR", zh="错误"),
    Severity.WARNING: Text(en="WARNING", zh="警告"),
    Severity.TIP: Text(en="TIP", zh="提示"),
}
CERTAIN = {
    Certainty.FACT: Text(en="certainty: a fact of this run", zh="把握：这次运行中的事实"),
    Certainty.STATISTIC: Text(en="certainty: a statistic of this run", zh="把握：这次运行的统计"),
}
LABELS = {
    "what": Text(en="what", zh="现象"),
    "evidence": Text(en="evidence", zh="证据"),
    "why": Text(en="why", zh="原因"),
    "cure": Text(en="cure", zh="改法"),
    "learn": Text(en="learn", zh="学习"),
}


def report(diagnosis: Diagnosis, everything: bool = False) -> Iterator[str]:
    """Yield the lines of the report."""
    yield _headline(diagnosis)
    shown = diagnosis.found if everything else diagnosis.found[:MOST]
    for one in shown:
        yield ""
        yield from _finding(one)
    yield from _rest(diagnosis, len(shown), everything)
    yield from checked(diagnosis)


def _headline(diagnosis: Diagnosis) -> str:
    run, found = diagnosis.log.run, diagnosis.found
    counts = {severity: sum(one.rule.severity is severity for one in found) for severity in Severity}
    says = Text(
        en="doctor: {script} made {steps} steps in {seconds:.1f} s. {errors} errors, {warnings} warnings, {tips} tips; "
        "{silent} of {asked} rules had nothing to say.",
        zh="doctor：{script} 走了 {steps} 步，用时 {seconds:.1f} 秒。"
        "错误 {errors} 个，警告 {warnings} 个，提示 {tips} 个；"
        "{asked} 条规则里有 {silent} 条无话可说。",
    )
    return str(
        says.format(
            script=os.path.basename(run.get("script", "?")),
            steps=run.get("steps", 0),
            seconds=run.get("seconds", 0.0),
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            tips=counts[Severity.TIP],
            silent=diagnosis.asked - len({one.rule.name for one in found}),
            asked=diagnosis.asked,
        )
    )


def _finding(one: Found) -> Iterator[str]:
    rule, place = one.rule, one.finding.place
    yield f"{WORDS[rule.severity]}  {rule.name}  {shown_path(place.file)}:{place.line}"
    source = source_of(place.file)
    for number in range(max(1, place.line - 1), place.line + 2):
        if number <= len(source.lines):
            yield f" {'>' if number == place.line else ' '} {number:4} | {source.line(number)}"
    yield from _part("what", rule.what)
    yield from _part("evidence", one.finding.evidence)
    yield from _part("why", rule.why)
    yield from _part("cure", rule.cure)
    learn = Text(
        en="torchdojo read {n}, torchdojo doctor explain {name}",
        zh="讲义 torchdojo read {n}，规则 torchdojo doctor explain {name}",
    )
    yield from _part("learn", Text(en="{learn} ({certain})", zh="{learn}（{certain}）").format(
        learn=learn.format(n=rule.lecture, name=rule.name), certain=CERTAIN[rule.certainty]))  # fmt: skip


def _part(label: str, text: Text) -> Iterator[str]:
    word = str(LABELS[label])
    head = "  " + word + " " * (10 - _width(word))
    for number, line in enumerate(_wrapped(str(text))):
        yield (head if number == 0 else " " * 12) + line


def _wrapped(text: str) -> list[str]:
    if language() == "en":
        return textwrap.wrap(text, WIDTH - 12, break_on_hyphens=False)
    lines, room = [""], WIDTH - 12
    for letter in text:  # Chinese has no spaces to break at; closing punctuation stays on its line
        if _width(lines[-1] + letter) > room and letter not in "，。；：！？）》”、":
            lines.append("")
        lines[-1] += letter
    return lines


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def shown_path(file: str) -> str:
    """Return the path from here if that is shorter."""
    here = os.path.relpath(file) if file else "?"
    return here if len(here) < len(file) else file


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
        place = f"{shown_path(one.finding.place.file)}:{one.finding.place.line}"
        says = Text(en="Accepted by you: {name}, {place}.", zh="你已声明没问题：{name}，{place}。")
        yield str(says.format(name=one.rule.name, place=place))


def checked(diagnosis: Diagnosis) -> Iterator[str]:
    """Yield what was looked at and what was not: a clean bill must not teach false trust."""
    case, run = Case(diagnosis.log), diagnosis.log.run
    yield ""
    says = Text(
        en="Looked at: {backwards} backward(), {steps} steps, {optimizers} optimizers, {models} models, {loaders} "
        "loaders, {rules} rules.",
        zh="看过：backward() {backwards} 次，更新 {steps} 步，优化器 {optimizers} 个，模型 {models} 个，数据加载器 "
        "{loaders} 个，规则 {rules} 条。",
    )
    yield str(
        says.format(
            backwards=run.get("ticks", 0),
            steps=run.get("steps", 0),
            optimizers=len(case.optimizers),
            models=len(case.models),
            loaders=len(case.things("loader")),
            rules=diagnosis.asked,
        )
    )
    if not run.get("ticks"):
        yield str(Text(en="No backward() was seen: nothing about training could be checked.",
                       zh="没有看到 backward()：训练方面什么也没法检查。"))  # fmt: skip
    yield str(Text(
        en="Not looked at: inside torch.compile, worker processes, other ranks; whether the labels are right.",
        zh="没有看：torch.compile 内部、子进程、其他进程（rank）里的情况；标签本身对不对。"))  # fmt: skip
    if run.get("error"):
        error = run["error"]
        says = Text(en="The script ended with {type}: {message}", zh="脚本因 {type} 结束：{message}")
        yield str(
            says.format(
                type=error["type"], message=error["message"].splitlines()[0] if error["message"] else ""
            )
        )
    if run.get("enough"):
        yield str(Text(en="Stopped after --steps, as you asked.", zh="按你的要求，到 --steps 就停了。"))
    for name, trouble in {**run.get("troubles", {}), **diagnosis.troubles}.items():
        says = Text(
            en="A trouble of the doctor's own: {name} ({trouble})", zh="医生自己出的问题：{name}（{trouble}）"
        )
        yield str(says.format(name=name, trouble=trouble))
