"""`doctor probe`: what a script's model can do, asked on copies of the process after a normal start."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from torchdojo.doctor.report import WIDTH
from torchdojo.doctor.spawn import CHILD
from torchdojo.doctor.wrapping import wrapped
from torchdojo.text import Text

Facts = dict[str, Any]
FALLEN = 0.5  # of the loss on one batch that is left after 100 steps, to say that it can be learned
FLAT = 0.9  # of it left: it cannot


@dataclass(frozen=True, slots=True)
class Answer:
    """One question, whether the answer is good (None: could not be told), and what was measured."""

    question: Text
    good: bool | None
    says: Text


@dataclass(frozen=True, slots=True)
class Probed:
    """How the start went, and the answers."""

    start: Facts
    answers: list[Answer]


def probe(target: str, arguments: Sequence[str] = (), module: bool = False) -> Probed:
    """Start a script up to its first step and ask. One thread and no graphics card: such a process can be copied."""
    with tempfile.TemporaryDirectory(prefix="torchdojo-probe-") as folder:
        environment = {
            **os.environ,
            "OMP_NUM_THREADS": "1",
            "MKL_NUM_THREADS": "1",
            "CUDA_VISIBLE_DEVICES": "",
        }
        words = [*(("-m",) if module else ()), target, *arguments]
        subprocess.run([sys.executable, str(CHILD), folder, *words], env=environment, check=False)
        return collected(Path(folder))


def collected(folder: Path) -> Probed:
    """Judge what the copies left in a folder."""
    facts = {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    start = facts.get("start", {"ended": "killed"})
    return Probed(start, [] if "ended" in start else list(_answers(facts)))


def _answers(facts: dict[str, Facts]) -> Iterator[Answer]:
    lost = {"trouble": "the copy left no answer"}
    for question, judge in QUESTIONS.items():
        title, keys = TITLES[question]
        given = [facts.get(key, lost) for key in keys]
        trouble = next((one["trouble"] for one in given if one.get("trouble")), "")
        seen = all(len(one.get("values", ())) > 9 for one in given)
        if any(one.get("optimizers", 1) > 1 for one in given) and question in OF_ONE_LOSS:
            yield Answer(title, None, SEVERAL)
            continue
        if trouble and not seen:
            says = Text(en=f"could not be asked: {trouble}", zh=f"没法问：{trouble}")
            yield Answer(title, None, says)
        else:
            yield Answer(title, *judge(*given))


def _one_batch(facts: Facts) -> tuple[bool | None, Text]:
    first, last, steps = _fall(facts)
    if steps < 20 or first <= 0:
        return None, _too_few(steps)
    says = Text(
        en=f"{steps} steps on one batch took the loss from {first:.4g} to {last:.4g}.",
        zh=f"在同一个批次上走 {steps} 步，损失从 {first:.4g} 变为 {last:.4g}。",
    )
    good = True if last <= FALLEN * first else False if last >= FLAT * first or last != last else None
    return good, says


def _labels(real: Facts, shuffled: Facts) -> tuple[bool | None, Text]:
    first, last, steps = _fall(real)
    _, mixed, _ = _fall(shuffled)
    if min(steps, shuffled["steps"]) < 20:
        return None, _too_few(steps)
    says = Text(
        en=f"In {steps} steps the loss went from {first:.4g} to {last:.4g}; with shuffled labels to {mixed:.4g}.",
        zh=f"{steps} 步里损失从 {first:.4g} 变为 {last:.4g}；打乱标签时变为 {mixed:.4g}。",
    )
    if first - last < 0.05 * abs(first):
        return None, says
    return mixed - last > 0.1 * (first - last), says


def _moving(facts: Facts) -> tuple[bool | None, Text]:
    still, whole = facts["still"], facts["parameters"]
    if not whole or facts["steps"] < 3:
        return None, _too_few(facts["steps"])
    if not still:
        return True, Text(en=f"All {whole} parameters moved.", zh=f"{whole} 个参数都动了。")
    names = ", ".join(still[:5])
    return False, Text(
        en=f"{len(still)} of {whole} parameters did not move in {facts['steps']} steps: {names}.",
        zh=f"{facts['steps']} 步里 {whole} 个参数有 {len(still)} 个没动：{names}。",
    )


def _features(facts: Facts) -> tuple[bool | None, Text]:
    count, whole = facts["count"], facts["features"]
    if not count:
        return True, Text(en=f"All {whole} do.", zh=f"{whole} 个都能。")
    names = ", ".join(str(place[0] if len(place) == 1 else tuple(place)) for place in facts["lost"][:5])
    says = Text(
        en=f"{count} of {whole} cannot change the output, counted from 0: {names}.",
        zh=f"{whole} 个里有 {count} 个改变不了输出（从 0 数起）：{names}。",
    )
    return (False if facts["dims"] == 2 or count > 0.1 * whole else None), says


def _modes(facts: Facts) -> tuple[bool | None, Text]:
    if not facts["repeats"]:
        return False, Text(
            en="In eval mode the same input gives another answer each time.",
            zh="评估模式下，同样的输入每次得到不同的答案。",
        )
    losses = facts.get("losses")
    apart = f"{facts['apart']:.1%}"
    if losses:
        return True, Text(
            en=f"They do. Train and eval mode differ by {apart} on this batch, loss {losses[0]:.4g} and "
            f"{losses[1]:.4g}.",
            zh=f"可以。这个批次上训练模式与评估模式相差 {apart}；损失 {losses[0]:.4g} 和 {losses[1]:.4g}。",
        )
    return True, Text(
        en=f"They do. Train and eval mode differ by {apart} on this batch.",
        zh=f"可以。这个批次上训练模式与评估模式相差 {apart}。",
    )


def _fall(facts: Facts) -> tuple[float, float, int]:
    """Return the loss at the start, and the mean of its last tenth."""
    values = facts["values"]
    last = values[-max(1, len(values) // 10) :]
    return (values[0], sum(last) / len(last), facts["steps"]) if values else (0.0, 0.0, 0)


def _too_few(steps: int) -> Text:
    return Text(en=f"Only {steps} steps could be made on the copy.", zh=f"副本上只走了 {steps} 步。")


OF_ONE_LOSS = ("one batch", "labels")
SEVERAL = Text(
    en="Several optimizers take turns, each with a loss of its own: this question is for one.",
    zh="多个优化器轮流更新，各有各的损失：这个问题只适合一个优化器。",
)
Judge = Callable[..., tuple[bool | None, Text]]
QUESTIONS: dict[str, Judge] = {
    "one batch": _one_batch,
    "labels": _labels,
    "moving": _moving,
    "features": _features,
    "eval": _modes,
}
TITLES = {
    "one batch": (Text(en="Can it learn one batch by heart?", zh="能把一个批次背下来吗？"), ("one batch",)),
    "labels": (Text(en="Do the labels matter?", zh="标签起作用吗？"), ("as it is", "labels")),
    "moving": (Text(en="Does every parameter move?", zh="每个参数都在动吗？"), ("as it is",)),
    "features": (
        Text(en="Does every feature reach the output?", zh="每个输入特征都能影响输出吗？"),
        ("features",),
    ),
    "eval": (Text(en="Do answers in eval mode repeat?", zh="评估模式的答案可以重复吗？"), ("eval",)),
}


def told(probed: Probed, script: str) -> Iterator[str]:
    """Yield the lines of the report."""
    yield from wrapped(str(_beginning(probed.start, script)), WIDTH)
    for answer in probed.answers:
        mark = {True: "✓", False: "✗", None: "?"}[answer.good]
        yield ""
        yield f"{mark} {answer.question}"
        yield from (f"  {line}" for line in wrapped(str(answer.says), WIDTH - 2))
    yield ""
    made = [os.path.relpath(path) for path in probed.start.get("made", ()) if os.path.exists(path)]
    if made:
        says = Text(en="The start of the script itself made: {files}", zh="脚本启动时自己新建了：{files}")
        yield from wrapped(str(says.format(files=", ".join(made))), WIDTH)
    limits = Text(
        en="No file that was there was changed. Not asked: graphics cards, worker processes (the copies load in "
        "their own), several optimizers as one.",
        zh="原有的文件都没有改动。没有问：显卡、子进程（副本自己读数据）、多个优化器之间的配合。",
    )
    yield from wrapped(str(limits), WIDTH)


def _beginning(start: Facts, script: str) -> Text:
    if "ended" in start:
        return _never_began(script, start["ended"])
    facts = f"{start['model']}, {start['optimizer']}"
    return Text(
        en=f"probe: {script} was started as usual up to its first step ({facts}, {start['rows']} rows in the "
        "batch). The rest happened on copies.",
        zh=f"probe：照常启动 {script}，到第一步为止（{facts}，每批 {start['rows']} 行）。其余都在副本上进行。",
    )


def _never_began(script: str, ended: str) -> Text:
    what, _, refused = ended.partition("refused: ")
    if refused:
        return Text(
            en=f"probe: before its first step {script} was about to change {refused}. A probe changes nothing, so "
            "it went no further.",
            zh=f"probe：{script} 在第一步之前就要改动 {refused}。probe 不改动任何东西，所以到此为止。",
        )
    return Text(
        en=f"probe: {script} made no optimizer step, so there was nothing to ask. It ended: {what or 'by itself'}.",
        zh=f"probe：{script} 没有走到优化器的第一步，没什么可问的。它的结局：{what or '正常结束'}。",
    )
