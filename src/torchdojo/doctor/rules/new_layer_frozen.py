"""new-layer-frozen: the layer that was put in for the new task is frozen instead of the rest."""

from collections.abc import Iterator

from torchdojo.doctor.clues import freezing, heads
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

OPTIMIZER = "optimizer = torch.optim"
NEW = "model.head = nn.Linear(32, 3)\n"
LOOP = 'for name, weight in model.named_parameters():\n    if not name.startswith("head"):\n'
FREEZE = "        weight.requires_grad = False\n"
NET = """\
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Dropout(0.1))
        self.head = nn.Linear(32, 9)

    def forward(self, x):
        return self.head(self.body(x))


model = Net()
"""
MODEL = CLASSIFIER[CLASSIFIER.index("model = nn") : CLASSIFIER.index("optimizer =")]
MODEL = MODEL[: MODEL.index("\n)\n") + 3]
BASE = changed(CLASSIFIER, (MODEL, NET))
CURED = changed(BASE, (OPTIMIZER, f"{NEW}{LOOP}{FREEZE}{OPTIMIZER}"))
SICK = changed(CURED, ('not name.startswith("head"):\n', 'name.startswith("head"):  # <- here\n'))
THAWED = changed(  # later on everything is trained
    SICK,
    ("  # <- here", ""),
    ("    model.train()\n", "    model.train()\n    model.head.requires_grad_(True)\n"),
)


def read(source: Source) -> Iterator[Finding]:
    """model.head = nn.Linear(...), and then just its parameters get requires_grad = False."""
    flow = flow_of(source)
    for node, name in (*freezing.new_and_frozen(flow), *heads.only_norm_left(flow)):
        says = Text(en=f"{name} was made just before, and is now frozen at its random start.",
                    zh=f"{name} 是刚换上的新层，这里却把它冻结在随机初始值上。")  # fmt: skip
        yield Finding(source.place(node), says)


RULE = Rule(
    name="new-layer-frozen", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The new layer is frozen.", zh="冻结的是新换上的层。"),
    why=Text(en="Fine-tuning keeps what was learned and trains what is new. The other way round the answers go through "
                "random weights that never move.",
             zh="微调是保留学好的部分、训练新换的部分。弄反了，输出就要经过一层永远不动的随机权重。"),
    cure=Text(en="Freeze the rest: if not name.startswith(\"head\").",
              zh="冻结其余部分：if not name.startswith(\"head\")。"),
    lecture=10, source="https://docs.pytorch.org/tutorials/beginner/transfer_learning_tutorial.html",
    sick=SICK, cured=CURED, twins=(THAWED,), check=in_run(read), read=read,
)  # fmt: skip
