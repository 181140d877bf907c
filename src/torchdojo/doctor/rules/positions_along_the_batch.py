"""positions-along-the-batch: each sequence of a batch is given a position, its steps are not."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import SEQUENCES, changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

LAYER = "        self.rnn = nn.GRU(5, 16, batch_first=True)\n"
TABLE = f"{LAYER}        self.places = nn.Parameter(0.1 * torch.randn({{}}, 5))\n"
TURN = "        x = x.transpose(1, 2)\n"
SICK = changed(
    SEQUENCES, (LAYER, TABLE.format("100, 1")), (TURN, f"{TURN}        x = x + self.places[: len(x)]  # <- here\n")
)  # fmt: skip
CURED = changed(
    SEQUENCES, (LAYER, TABLE.format("1, 100")), (TURN, f"{TURN}        x = x + self.places[:, : x.shape[1]]\n")
)  # fmt: skip
CONTEXT = changed(  # what is known of each whole sequence, added to each of its steps
    SEQUENCES, (TURN, f"{TURN}        x = x + x.mean(dim=1, keepdim=True)\n")
)
FEW = 3


def rows(case: Case, event: Event) -> int:
    """Return how many sequences the batch holds, as the labels of the loss that follows tell: one for each; else 0."""
    losses = [e for e in case.events("loss") if e.tick == event.tick and e.number > event.number]
    shape = losses[0]["target"]["shape"] if losses else []
    return int(shape[0]) if len(shape) == 1 or (len(shape) == 2 and shape[1] == 1) else 0


def check(case: Case) -> Iterator[Finding]:
    """A module adds the beginning of a table of its own along the axis that is as long as there are labels."""
    places: dict[Place, list[tuple[Event, bool]]] = {}
    for event in case.events("positions"):
        along, across = event["shape"][event["axis"]], event["shape"][1 - event["axis"]]
        n = rows(case, event)
        if event["own"] and n in (along, across) and along != across > 1:
            places.setdefault(line_of(event.where), []).append((event, along == n))
    for place, events in places.items():
        sick = [event for event, wrong in events if wrong]
        if len(sick) >= FEW and nearly_all(len(sick), len(events)):
            shape, axis, n = ", ".join(map(str, sick[0]["shape"])), sick[0]["axis"], rows(case, sick[0])
            says = Text(
                en=f"To ({shape}) positions are added along axis {axis}: the {n} sequences.",
                zh=f"位置编码加到了 ({shape}) 的第 {axis} 维上：那是 {n} 条序列，不是时间步。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="positions-along-the-batch", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Positions are added to the sequences of the batch, not to their steps.",
              zh="位置编码加给了批里的各条序列，而不是序列里的各个时间步。"),
    why=Text(en="pe[:x.size(0)] fits (time, batch, d). With batch_first data every step of a sequence gets the same "
                "vector, by its place in the batch: order stays unknown, and chance is added.",
             zh="pe[:x.size(0)] 适合 (时间, 批, d)。数据是 batch_first 时，同一条序列的每一步都加了同一个向量，"
                "而且取决于它在批里排第几：模型仍不知道先后，只是多了随机干扰。"),
    cure=Text(en="Let the table have shape (1, length, d) and take pe[:, :x.size(1)].",
              zh="让位置表的形状是 (1, 长度, d)，取 pe[:, :x.size(1)]。"),
    lecture=13, source="https://docs.pytorch.org/tutorials/beginner/transformer_tutorial.html",
    sick=SICK, cured=CURED, twins=(CONTEXT,), check=check,
)  # fmt: skip
