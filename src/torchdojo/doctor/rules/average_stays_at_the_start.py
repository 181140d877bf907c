"""average-stays-at-the-start: the averaged weights that are examined are still nearly those from before training."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.clues.mixing import averages
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

MADE, STEP = "model = Net()\n", "    optimizer.step()\n"
UPDATE = (
    f"{STEP}    with torch.no_grad():\n        for s, w in zip(slow.parameters(), model.parameters()):\n"
    "            s.lerp_(w, 1 - 0.999)\n"
)
SLOW = (MADE, f"{MADE}slow = Net()\nslow.load_state_dict(model.state_dict())\n")
SCORE = ("(model(x_data) > 0)", "(slow(x_data) > 0)")
SICK = changed(BINARY, SLOW, (STEP, f"{UPDATE[:-1]}  # <- here\n"), SCORE)
CURED = changed(BINARY, SLOW, (STEP, UPDATE.replace("0.999", "0.9")), SCORE)
TARGET = changed(  # slow on purpose: it is asked in every step, for what to learn
    BINARY, SLOW, (STEP, UPDATE),
    ("    optimizer.zero", "    with torch.no_grad():\n        goal = slow(x_data)\n"
     "    loss = loss + 0.01 * (logits - goal).square().mean()\n    optimizer.zero"),
)  # fmt: skip
LITTLE, LEAST, LATE, OFTEN = 0.25, 40, 0.85, 0.3


def behind(case: Case) -> Iterator[Event]:
    """Yield the last examinations of models that never were far from the start when they were examined."""
    ways = case.events("way")
    for number, where in dict.fromkeys((event["module"], event.where) for event in ways):
        mine = [event for event in ways if event["module"] == number and event.where == where]
        calls = {event.tick for event in case.events("forward") if event["module"] == number}
        late = mine[-1]["steps"] >= max(LEAST, LATE * case.log.run["steps"])
        whole = sum(t.count for t in case.log.trails if t.optimizer == mine[-1]["optimizer"])
        late = late and whole >= OFTEN * case.log.run["steps"]  # not one of many short trainings
        slow = all(0 < event["way"] < LITTLE * event["of"] for event in mine)
        if late and slow and len(calls) < OFTEN * case.log.run["ticks"]:
            yield mine[-1]


def written(case: Case) -> Place | None:
    """Return the line of a moving average."""
    sources = map(source_of, case.files)
    return next((source.place(node) for source in sources for node in averages(source)), None)


def check(case: Case) -> Iterator[Finding]:
    """A file that averages examines weights that have hardly left the place where training began."""
    place, sick = written(case), list(behind(case))
    if place is not None and sick:
        event = sick[-1]
        share = event["way"] / event["of"]
        says = Text(
            en=f"After {event['steps']} steps the weights that are examined have gone {share:.0%} of the way of those "
            "that are trained.",
            zh=f"训练了 {event['steps']} 步，拿来评估的权重只走了训练权重所走路程的 {share:.0%}。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="average-stays-at-the-start", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The moving average is too slow for this training.", zh="滑动平均太慢，跟不上这次训练。"),
    why=Text(en="After n updates decay**n of the average is still the first, random weights: 0.9999 needs tens of "
                "thousands of updates to forget them.",
             zh="更新 n 次之后，平均值里还留着 decay**n 的随机初始权重；0.9999 要几万次更新才忘得掉。"),
    cure=Text(en="Choose the decay for the number of updates (0.99 for some hundreds), or let it grow from 0: "
                 "min(decay, (1 + n) / (10 + n)).",
              zh="按更新次数选 decay（几百次就用 0.99），或让它从小长大：min(decay, (1 + n) / (10 + n))。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/optim.html#weight-averaging-swa-and-ema",
    sick=SICK, cured=CURED, twins=(TARGET,), check=check,
)  # fmt: skip
