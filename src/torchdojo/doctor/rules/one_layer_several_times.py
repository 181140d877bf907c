"""one-layer-several-times: what looks like several layers is one and the same object."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.repeating import one_for_several
from torchdojo.text import Text

MADE = "        self.out = nn.Linear(16, 1)\n"
FIRST = "        x = torch.tanh(self.hidden(x))\n"
USED = (FIRST, f"{FIRST}        for layer in self.more:\n            x = torch.tanh(layer(x))\n")
SICK = changed(
    BINARY, (MADE, f"{MADE}        self.more = nn.ModuleList([nn.Linear(16, 16)] * 3)  # <- here\n"), USED
)
CURED = changed(
    BINARY, (MADE, f"{MADE}        self.more = nn.ModuleList([nn.Linear(16, 16) for _ in range(3)])\n"), USED
)
ALBERT = changed(  # in so many words
    BINARY, (MADE, f"{MADE}        shared = nn.Linear(16, 16)\n        self.more = nn.ModuleList([shared] * 3)\n"), USED
)  # fmt: skip
BENDS = changed(  # nothing in it that learns
    BINARY, (MADE, f"{MADE}        self.more = nn.Sequential(*[nn.Tanh()] * 2)\n"),
    (FIRST, f"{FIRST}        x = self.more(x)\n"),
)  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """Places of a container, or numbered names of a model, that hold one object with weights."""
    for place, names, layer, weights in one_for_several(case):
        listed = ", ".join(names[:4]) + (", ..." if len(names) > 4 else "")
        says = Text(
            en=f"{listed} are one {layer}: {weights} weights for {len(names)} layers, not {len(names) * weights}.",
            zh=f"{listed} 是同一个 {layer}：{len(names)} 层总共 {weights} 个权重，而不是 {len(names) * weights} 个。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="one-layer-several-times", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="Several layers are one and the same.", zh="看上去有好几层，其实是同一层。"),
    why=Text(en="[layer] * n repeats the object, it makes no new ones. The network is deeper, but all these layers "
                "have the same weights, and one gradient pulls at them for all of them.",
             zh="[layer] * n 只是把同一个对象重复 n 次，并没有造出新的层。网络看起来变深了，"
                "但这些层的权重完全相同，几层的梯度都加在同一份权重上。"),
    cure=Text(en="Make each layer anew: [nn.Linear(d, d) for _ in range(n)], or copy.deepcopy. If one set of weights "
                 "is meant, say so in its name: shared.",
              zh="每一层都重新造：[nn.Linear(d, d) for _ in range(n)]，或者 copy.deepcopy。"
                 "如果就是要共享权重，请在名字里写明：shared。"),
    lecture=6, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.ModuleList.html",
    sick=SICK, cured=CURED, twins=(ALBERT, BENDS), check=check,
)  # fmt: skip
