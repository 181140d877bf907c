"""attention-shared-out-crosswise: the softmax of attention runs over the queries; its rows are used as weights."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import SEQUENCES, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

STATES = "        states, _ = self.rnn(x)\n"
SCORES = f"{STATES}        scores = states @ states.transpose(1, 2) / 4\n"
LOOK = "        states = scores.softmax(dim={}) @ states"
SICK = changed(SEQUENCES, (STATES, f"{SCORES}{LOOK.format(1)}  # <- here\n"))
CURED = changed(SEQUENCES, (STATES, f"{SCORES}{LOOK.format(-1)}\n"))
TURNED = changed(  # keys in rows, queries in columns, and the weights are turned before they are used
    SEQUENCES, (STATES, f"{SCORES}        states = scores.softmax(dim=1).transpose(1, 2) @ states\n")
)
SHARES = changed(  # what each gives is shared out, and then each divides by what it got
    SEQUENCES,
    (STATES, f"{SCORES}        given = scores.softmax(dim=1)\n"
     "        states = (given / given.sum(dim=-1, keepdim=True)) @ states\n"),
)  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """weights @ values, where the weights of one query do not add up to 1, but another axis does."""
    found: dict[Place, dict[str, list[int]]] = {}
    for odd, where in case.oddities("crosswise"):
        found.setdefault(line_of(case.log.stacks[odd["where"]] or where), odd)
    for place, odd in found.items():
        shape = ", ".join(map(str, odd["shape"]))
        says = Text(
            en=f"Softmax with dim={odd['dim']} of scores ({shape}); the weights are then summed over the last axis.",
            zh=f"对形状 ({shape}) 的得分用 dim={odd['dim']} 做 softmax，随后却沿最后一维加权求和。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="attention-shared-out-crosswise",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="The weights of attention are shared out over the queries.", zh="注意力权重沿着查询方向归一化了。"
    ),
    why=Text(
        en="What one query looks at must add up to 1. Here the queries compete for each key instead: one may get "
        "nothing at all, another several times as much.",
        zh="一个查询分给各个键的权重加起来应该是 1。这里却让各个查询去争同一个键：有的什么也分不到，有的多分好几倍。",
    ),
    cure=Text(
        en="softmax(scores, dim=-1): the axis of the keys, the one that weights @ values sums over.",
        zh="用 softmax(scores, dim=-1)，也就是键的那一维，weights @ values 正是沿它求和。",
    ),
    lecture=13,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.scaled_dot_product_attention.html",
    sick=SICK,
    cured=CURED,
    twins=(TURNED, SHARES),
    check=check,
)
