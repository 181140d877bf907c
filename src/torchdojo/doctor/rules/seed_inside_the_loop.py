"""seed-inside-the-loop: the random numbers begin anew again and again, so nothing is random any more."""

from collections import Counter
from collections.abc import Iterator

from torchdojo.doctor.case import NOWHERE, Case, line_of
from torchdojo.doctor.examples import BINARY, CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import reseeding
from torchdojo.doctor.traces.spotting import put_back, seeded_again
from torchdojo.text import Text

LOOP = "    model.train()\n"
SICK = changed(CLASSIFIER, (LOOP, f"    torch.manual_seed(42)  # <- here\n{LOOP}"))
EACH_ITS_OWN = changed(CLASSIFIER, (LOOP, f"    torch.manual_seed(42 + epoch)\n{LOOP}"))
RUNS = changed(  # several runs, each of which begins alike
    BINARY,
    ("model = Net()\n", ""),
    ("optimizer = torch.optim.Adam(model.parameters(), lr=0.01)\n", ""),
    ("for epoch in range(60):\n", "for run in range(12):\n    torch.manual_seed(1)\n    model = Net()\n"
     "    optimizer = torch.optim.Adam(model.parameters())\n"),
)  # fmt: skip


def looping(case: Case, event: Event) -> Place:
    """Return the innermost line that stands in a loop: the one that asked for the seed again and again."""
    return next((place for place in event.where if case.source(place).loops(place.line)), NOWHERE)


def check(case: Case) -> Iterator[Finding]:
    """In one loop, the same seed is set between steps of one optimizer at least three times."""
    begun = Counter(line_of(optimizer.where) for optimizer in case.optimizers)
    begun += Counter(place for optimizer in case.optimizers for place in optimizer.where[1:]
                     if case.source(place).loops(place.line))  # fmt: skip
    if max(begun.values(), default=0) > 1:
        return  # several runs: each may begin alike
    for flow in (flow_of(source_of(file)) for file in case.files):
        for seeded, loop in reseeding.alike(case, flow):
            says = Text(en=f"The loop at line {loop.lineno} comes here in each round: the same seed again.",
                        zh=f"第 {loop.lineno} 行的循环每一轮都会走到这里，用的又是同一个种子。")  # fmt: skip
            yield Finding(flow.source.place(seeded), says)
    groups: dict[tuple[Place, int], list[Event]] = {}
    for event in case.events("seed"):
        if event["grad"] and not any(put_back(case.source(place), place.line) for place in event.where[:2]):
            groups.setdefault((looping(case, event), event["value"]), []).append(event)
    for (place, value), events in groups.items():
        times = len({event["steps"] for event in events})
        others = [one for one in groups if one[0] == place]
        if place is NOWHERE or times < 3 or len(others) > 1:
            continue
        says = Text(
            en=f"The seed {value} was set here {times} times looked at, with steps in between.",
            zh=f"看到这里 {times} 次把随机种子设成 {value}，中间隔着更新步。",
        )
        yield Finding(reseeding.to_change(case, events[0].where), says)


RULE = Rule(
    name="seed-inside-the-loop",
    severity=Severity.WARNING,
    certainty=Certainty.FACT,
    what=Text(en="The seed is set inside the training loop.", zh="在训练循环里反复设随机种子。"),
    why=Text(
        en="After a seed the same numbers come again: the same order of batches, the same dropout masks, the same "
        "noise. The model learns one draw by heart.",
        zh="设了种子，随机数就从头再来：批次顺序、dropout 掩码、噪声每次都一样，模型只是背下了同一次抽样。",
    ),
    cure=Text(en="Set the seed once, at the top of the script; make a generator once, outside the function that draws.",
              zh="只在脚本开头设一次种子；生成器也只建一次，放在抽样函数的外面。"),
    lecture=7,
    source="https://docs.pytorch.org/docs/stable/notes/randomness.html",
    sick=SICK, cured=CLASSIFIER, twins=(EACH_ITS_OWN, RUNS), check=check, read=seeded_again,
)  # fmt: skip
