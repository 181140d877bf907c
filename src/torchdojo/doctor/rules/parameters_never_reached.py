"""parameters-never-reached: a part of the model that no gradient ever comes back to."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import cuts
from torchdojo.doctor.traces.overwriting import overwritten
from torchdojo.text import Text

USED = "        x = torch.tanh(self.hidden(x))\n"
SICK = changed(BINARY, (USED, "        x = torch.tanh(self.hidden(x)).detach()  # <- here\n"))
FROZEN = changed(
    SICK.replace("  # <- here", ""),
    ("model = Net()\n", "model = Net()\nmodel.hidden.requires_grad_(False)\n"),
)
ON_PURPOSE = changed(  # the optimizer is told nothing of what stands still
    SICK.replace("  # <- here", ""), ("model.parameters()", "model.out.parameters()")
)
AVERAGED = changed(  # a teacher that follows by hand
    BINARY,
    ("        self.out =", "        self.slow = nn.Linear(16, 1)\n        self.out ="),
    ("        return", "        with torch.no_grad():\n            self.slow(x)\n        return"),
    ("    optimizer.step()\n", "    optimizer.step()\n    with torch.no_grad():\n"
     "        model.slow.weight.lerp_(model.out.weight, 0.1)\n        model.slow.bias.lerp_(model.out.bias, 0.1)\n"),
)  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """Parameters that an optimizer holds, that may move and never did, although others of the same optimizer do."""
    if any(event.tick == 0 for event in case.events("load")):
        return  # a model that was trained before: what is cut off may be meant to stay
    for optimizer in case.optimizers:
        idle = cuts.idle(case, optimizer)
        layers = {case.log.things[n]["module"] or 0 for n in idle} - {0} - cuts.templates(case)
        if not layers or any(True for _ in cuts.unseen(case)):
            continue
        used = [case.log.things[n] for n in layers if cuts.used(case, case.log.things[n])]
        last = max(used, key=lambda layer: layer["turn"] or 0, default=None)
        numbers = [n for n in idle if case.log.things[n]["module"] in layers]
        place = cuts.taken_out(case, numbers)
        if last is not None and place is None:
            place = next(overwritten(case), None) or cuts.cut(case, last)
        names = ", ".join(sorted(filter(None, map(case.name, numbers)))[:4]) or f"{len(numbers)} parameters"
        first = min((case.log.things[n] for n in layers), key=lambda layer: layer.number)
        says = Text(
            en=f"No gradient ever came back to {names}: {len(numbers)} of the {len(case.held(optimizer))} parameters "
            "that the optimizer holds.",
            zh=f"梯度从来没有传回到 {names}：优化器手里的 {len(case.held(optimizer))} 个参数中有 "
            f"{len(numbers)} 个是这样。",
        )
        yield Finding(place or cuts.copied(case, first) or line_of(first.where), says)


RULE = Rule(
    name="parameters-never-reached",
    severity=Severity.WARNING,
    certainty=Certainty.FACT,
    what=Text(en="A part of the model is cut off from the loss.", zh="模型有一部分和损失断开了。"),
    why=Text(
        en="detach(), .data, numpy, item() and no_grad() inside a model cut the way back; a layer whose answer nobody "
        "uses has none. Such weights stay as they were born.",
        zh="模型里的 detach()、.data、numpy、item()、no_grad() 会切断回去的路；输出没人用的层根本没有路。"
        "这样的权重永远停在初始值。",
    ),
    cure=Text(
        en="Let tensors pass as they are from layer to layer; delete layers that are not used.",
        zh="层与层之间直接传张量；没用到的层就删掉。",
    ),
    lecture=3,
    source="https://docs.pytorch.org/docs/stable/notes/autograd.html",
    sick=SICK, cured=BINARY, twins=(FROZEN, ON_PURPOSE, AVERAGED), check=check,
)  # fmt: skip
