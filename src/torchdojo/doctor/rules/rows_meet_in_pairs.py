"""rows-meet-in-pairs: weights, masks or errors of N rows as (N, 1) with (N): each row with every other."""

from collections.abc import Iterator

from torchdojo.doctor.case import CLOSE, Case, line_of, nearly_all
from torchdojo.doctor.examples import BINARY, REGRESSION, changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import pairing
from torchdojo.text import Text

LOSS = "    loss = criterion(logits, y_data)\n"
EACH = "nn.functional.binary_cross_entropy_with_logits(logits, y_data, reduction='none')"
WEIGHED = f"    loss = ({EACH} * weights{{}}).mean()"
WEIGHTS = ("model = Net()\n", "weights = torch.where(y_data[:, 0] > 0, 2.0, 1.0)\nmodel = Net()\n")
SICK = changed(BINARY, WEIGHTS, (LOSS, f"{WEIGHED.format('')}  # <- here\n"))
CURED = changed(BINARY, WEIGHTS, (LOSS, f"{WEIGHED.format('.unsqueeze(1)')}\n"))
PAIRS = changed(  # the table of all pairs, on purpose
    REGRESSION,
    (
        "    error = criterion(model(x_test).squeeze(1), y_test)\n",
        "    error = (model(x_test).squeeze(1)[:, None] - y_test).abs().min(1).values.mean()\n",
    ),
)


def usual(case: Case, events: list[Event]) -> bool:
    """Whether it happens at this place whenever it is reached: N is no other number that is equal by chance."""
    ticks = {event.tick for event in events}
    if events[0].kind == "broadcast" and events[0]["learning"]:
        return nearly_all(len(ticks), sum(event.tick <= CLOSE for event in case.backwards))
    asked = sum(event.tick in ticks and not event["grad"] for event in case.events("forward"))
    return 2 * len(events) >= asked


def check(case: Case) -> Iterator[Finding]:
    """The rows of a batch met each other, each time at this place."""
    places: dict[Place, list[Event]] = {}
    for event in pairing.of_rows(case):
        places.setdefault(line_of(event.where), []).append(event)
    for place, events in places.items():
        if usual(case, events):
            one, other = shapes(events[0])
            a, b, (n, made) = pairing.words(one), pairing.words(other), pairing.numbers(one, other)
            says = Text(en=f"{a} with {b} makes {made} numbers of {n}.",
                        zh=f"{a} 和 {b} 碰到一起，{n} 个数变出了 {made} 个。")  # fmt: skip
            yield Finding(place, says)


def shapes(event: Event) -> tuple[list[int], list[int]]:
    """Return the two shapes that met."""
    if event.kind == "loss":
        return event["input"]["shape"], event["target"]["shape"]
    return event["wide"], event["flat"]


RULE = Rule(
    name="rows-meet-in-pairs", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Numbers of the rows meet as (N, 1) and (N).", zh="逐行的数以 (N, 1) 和 (N) 相遇，被广播了。"),
    why=Text(en="Each row's number meets that of every other row: the weights, advantages or errors of single rows are "
                "averaged away.",
             zh="每一行的数都和所有行的数配了一遍：各行自己的权重、优势或误差就被平均掉了。"),
    cure=Text(en="Give both the same shape: values.squeeze(1), or weights.unsqueeze(1).",
              zh="让两者形状相同：values.squeeze(1)，或 weights.unsqueeze(1)。"),
    lecture=4, source="https://docs.pytorch.org/docs/stable/notes/broadcasting.html",
    sick=SICK, cured=CURED, twins=(PAIRS,), check=check,
)  # fmt: skip
