"""What stands above and below the findings: what ran or was read, and what was not looked at."""

import os
from collections import Counter
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.diagnosis import Diagnosis
from torchdojo.doctor.log import Log
from torchdojo.doctor.ranks import differences
from torchdojo.doctor.rule import Severity
from torchdojo.text import Text


def headline(diagnosis: Diagnosis) -> str:
    """Return what was done and how much was found."""
    counts = Counter(one.rule.severity for one in diagnosis.found)
    found = Text(
        en="Errors: {errors}, warnings: {warnings}, tips: {tips}; {silent} of {asked} rules had nothing to say.",
        zh="错误 {errors} 个，警告 {warnings} 个，提示 {tips} 个；{asked} 条规则里有 {silent} 条无话可说。",
    ).format(
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        tips=counts[Severity.TIP],
        silent=diagnosis.asked - len({one.rule.name for one in diagnosis.found}),
        asked=diagnosis.asked,
    )
    done = _ran(diagnosis.log) if diagnosis.log is not None else _was_read(len(diagnosis.files))
    return str(Text(en="doctor: {done} {found}", zh="doctor：{done}{found}").format(done=done, found=found))


def _ran(log: Log) -> Text:
    says = Text(
        en="{script} made {steps} steps in {seconds:.1f} s.",
        zh="{script} 走了 {steps} 步，用时 {seconds:.1f} 秒。",
    )
    script = os.path.basename(log.run.get("script", "?"))
    return says.format(script=script, steps=log.run.get("steps", 0), seconds=log.run.get("seconds", 0.0))


def _was_read(files: int) -> Text:
    return Text(
        en="Files with PyTorch read: {n}; none was run.", zh="读了 {n} 个用到 PyTorch 的文件，没有运行。"
    ).format(n=files)


def footer(diagnosis: Diagnosis) -> Iterator[str]:
    """Yield what was looked at and what was not: a clean bill must not teach false trust."""
    if diagnosis.log is None:
        yield str(
            Text(
                en="Not looked at: everything that only shows when it runs (shapes, values, order, data): "
                "torchdojo doctor FILE runs it.",
                zh="没有看：只有运行起来才看得到的（形状、数值、先后、数据）；要看这些：torchdojo doctor 文件。",
            )
        )
    else:
        yield from _looked_at(diagnosis, diagnosis.log)
        yield from _ending(diagnosis.log)
    unreadable = Text(en="Could not be read: {file}, {trouble}", zh="读不了：{file}，{trouble}")
    for file, trouble in diagnosis.unreadable.items():
        yield str(unreadable.format(file=file, trouble=trouble))
    ours = Text(
        en="A trouble of the doctor's own: {name} ({trouble})", zh="医生自己出的问题：{name}（{trouble}）"
    )
    hooks = diagnosis.log.run.get("troubles", {}) if diagnosis.log is not None else {}
    for name, trouble in {**hooks, **diagnosis.troubles}.items():
        yield str(ours.format(name=name, trouble=trouble))


def _times(log: Log) -> Iterator[str]:
    """Yield where the time of a step goes, if it was measured."""
    shares = log.run.get("shares")
    if not shares:
        return
    rest = 1 - sum(shares[part] for part in ("loader", "forward", "backward", "step"))
    says = Text(
        en="Time of {steps} steps: waiting for data {loader:.0%}, the model's forward {forward:.0%}, backward() "
        "{backward:.0%}, step() {step:.0%}, the loss and other Python {rest:.0%}.",
        zh="{steps} 步的时间：等数据 {loader:.0%}，模型前向 {forward:.0%}，backward() {backward:.0%}，"
        "step() {step:.0%}，损失和其余 Python 代码 {rest:.0%}。",
    )
    yield str(says.format(**shares, rest=max(0.0, rest)))


def _looked_at(diagnosis: Diagnosis, log: Log) -> Iterator[str]:
    case = Case(log)
    says = Text(
        en="Looked at: {backwards} × backward(); steps: {steps}, optimizers: {optimizers}, models: {models}, "
        "loaders: {loaders}, rules: {rules}.",
        zh="看过：backward() {backwards} 次，更新 {steps} 步，优化器 {optimizers} 个，模型 {models} 个，数据加载器 "
        "{loaders} 个，规则 {rules} 条。",
    )
    yield str(
        says.format(
            backwards=log.run.get("ticks", 0),
            steps=log.run.get("steps", 0),
            optimizers=len(case.optimizers),
            models=len(case.models),
            loaders=len(case.things("loader")),
            rules=diagnosis.asked,
        )
    )
    if not log.run.get("ticks"):
        yield str(
            Text(
                en="No backward() was seen: nothing about training could be checked.",
                zh="没有看到 backward()：训练方面什么也没法检查。",
            )
        )
    yield from _times(log)
    unseen = Text(
        en="Not looked at: inside torch.compile, worker processes{ranks}; whether the labels are right.",
        zh="没有看：torch.compile 内部、子进程{ranks}里的情况；标签本身对不对。",
    )
    others = Text(en=", other ranks", zh="、其他进程（rank）")
    yield str(unseen.format(ranks="" if "ranks" in log.run else others))
    yield from _ranks(log)


def _ranks(log: Log) -> Iterator[str]:
    """Yield what was compared between the processes of one training, and what differed."""
    notes = log.run.get("ranks")
    if notes:
        says = Text(
            en="Ranks compared: {n} (steps, weights, first batches). The findings above are those of rank 0.",
            zh="比较了 {n} 个 rank（步数、权重、最初的批次）。上面的问题都来自 rank 0。",
        )
        yield str(says.format(n=len(notes)))
        yield from map(str, differences(notes))


def _ending(log: Log) -> Iterator[str]:
    """Yield how the script ended, if not by itself."""
    error = log.run.get("error")
    if error:
        says = Text(en="The script ended with {type}: {message}", zh="脚本因 {type} 结束：{message}")
        yield str(says.format(type=error["type"], message="".join(error["message"].splitlines()[:1])))
    if log.run.get("enough"):
        yield str(Text(en="Stopped after --steps, as you asked.", zh="按你的要求，到 --steps 就停了。"))
