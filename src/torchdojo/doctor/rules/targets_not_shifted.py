"""targets-not-shifted: a model that is to say what comes next is asked for what it was just given."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, most, nearly_all
from torchdojo.doctor.examples import SEQUENCES, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.foretelling import fed, foretells, made, told
from torchdojo.text import Text

DATA = "x_data = torch.randn(60, 5, 12)  # sequence, feature, time\ny_data = (x_data[:, 0, -1] > 0).long()\n"
TEXT = "text = torch.randint(0, 9, (60, 12)).cumsum(1) % 9\nx_data, y_data = text[:, :-1], text[:, {}]{}\n"
LAYER = (
    "        self.rnn = nn.GRU(5,",
    "        self.letter = nn.Embedding(9, 16)\n        self.rnn = nn.GRU(16,",
)
READ = ("        x = x.transpose(1, 2)\n", "        x = self.letter(x)\n")
MODEL = (LAYER, READ, ("(16, 2)\n", "(16, 9)\n"), ("self.out(states[:, -1])", "self.out(states).transpose(1, 2)"),
         ("print(loss.item())", "print('perplexity', loss.exp().item())"))  # fmt: skip
SICK = changed(SEQUENCES, *MODEL, (DATA, TEXT.format(":-1", "  # <- here")))
CURED = changed(SEQUENCES, *MODEL, (DATA, TEXT.format("1:", "")))
FILLED_IN = changed(  # some letters are blotted out
    SEQUENCES,
    *MODEL,
    (DATA, TEXT.format(":-1", "")),
    ("model(x_data)", "model(x_data * (torch.rand(60, 11) > 0.2))"),
)


def check(case: Case) -> Iterator[Finding]:
    """The targets are the letters that were given, step for step, and each step is seen where it is asked for."""
    losses = [event for event in case.losses if event["shifted"] is not None]
    same = [event for event in losses if event["unmoved"]]
    if len(same) >= 3 and nearly_all(len(same), len(losses)) and foretells(case, same):
        says = Text(
            en=f"In {len(same)} of {len(losses)} losses looked at, the targets of {same[0]['unmoved'][0]} steps are "
            "the inputs of the same steps.",
            zh=f"看过的 {len(losses)} 次损失里，有 {len(same)} 次，{same[0]['unmoved'][0]} 步的目标就是同一步的输入。",
        )
        places = [place for file in case.files if (place := made(source_of(file))) is not None]
        yield Finding(places[0] if len(places) == 1 else fed(case, same[0]) or most(same), says)
    for place, target in told(case):
        says = Text(
            en=f"The model is given {target}, and asked for {target}.",
            zh=f"给模型看的是 {target}，要它预测的也是 {target}。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="targets-not-shifted", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The model is asked for the step it was just given.", zh="要模型预测的，就是刚给它看的那一步。"),
    why=Text(en="A model of what comes next has to be asked for the next step. Of the same step it copies its "
                "input: the loss falls to 0, and what it writes repeats one letter.",
             zh="预测下一步的模型，目标应该是后一步。目标和输入是同一步，模型照抄就行：损失降到 0，"
                "真正生成时却只会重复同一个字。"),
    cure=Text(en="Shift by one: x, y = text[:, :-1], text[:, 1:].", zh="错开一步：x, y = text[:, :-1], text[:, 1:]。"),
    lecture=13, source="https://docs.pytorch.org/tutorials/beginner/transformer_tutorial.html",
    sick=SICK, cured=CURED, twins=(FILLED_IN,), check=check,
)  # fmt: skip
