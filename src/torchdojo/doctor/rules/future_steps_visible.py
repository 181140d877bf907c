"""future-steps-visible: a model that is to say what comes next may look at it."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, most, nearly_all
from torchdojo.doctor.examples import SEQUENCES, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

DATA = "x_data = torch.randn(60, 5, 12)  # sequence, feature, time\ny_data = (x_data[:, 0, -1] > 0).long()\n"
TEXT = "text = torch.randint(0, 9, (60, 12)).cumsum(1) % 9\nx_data, y_data = text[:, :-1], text[:, 1:]\n"
LAYER = "        self.rnn = nn.GRU(5, 16, batch_first=True)\n"
LAYERS = "        self.letter = nn.Embedding(9, 16)\n        "
LAYERS += "self.look = nn.MultiheadAttention(16, 2, batch_first=True)\n"
READ = "        states, _ = self.rnn(x)\n"
LOOK = "        x = self.letter(x)\n{}        states, _ = self.look(x, x, x{})"
MASK = "        later = torch.ones(11, 11, dtype=torch.bool).triu(1)\n"
MODEL = ((DATA, TEXT), (LAYER, LAYERS), ("        x = x.transpose(1, 2)\n", ""), ("(16, 2)\n", "(16, 9)\n"),
         ("self.out(states[:, -1])", "self.out(states).transpose(1, 2)"))  # fmt: skip
SICK = changed(SEQUENCES, *MODEL, (READ, LOOK.format("", "") + "  # <- here\n"))
CURED = changed(SEQUENCES, *MODEL, (READ, LOOK.format(MASK, ", attn_mask=later") + "\n"))
FILLED_IN = changed(  # some letters are blotted out, and all are asked for where they stand
    SICK.replace("  # <- here", ""),
    ("text[:, :-1], text[:, 1:]\n", "text * (torch.rand(text.shape) > 0.2), text\n"),
)


def open_attention(case: Case, loss: Event) -> list[Event]:
    """Return the attentions over the sequences of this loss, if all of them look ahead."""
    inside = [e for e in case.events("attention") if e.tick == loss.tick and e.number < loss.number]
    square = [e for e in inside if e["length"] in (loss["shifted"], loss["shifted"] - 1)]
    return square if all(event["ahead"] for event in square) else []


def check(case: Case) -> Iterator[Finding]:
    """Targets are the inputs, one step on, at every step; and a layer shows the later steps."""
    losses = [event for event in case.losses if event["shifted"] is not None]
    ahead = [event for event in losses if event["shifted"]]
    if len(ahead) < 3 or not nearly_all(len(ahead), len(losses)):
        return
    found = [attention for loss in ahead for attention in open_attention(case, loss)]
    shown = [event["shown"] for event in ahead if event["shown"]]
    if len({e.tick for e in found}) == len({e.tick for e in ahead}):
        en = f"attention over {found[0]['length']} steps hides none of those to come."
        zh = f"而 {found[0]['length']} 步上的注意力没有遮住后面的步。"
        yield Finding(most(found), told(ahead, losses, en, zh))
    elif len(shown) >= 2:
        place = case.making(shown[0]) or line_of(case.log.stacks[shown[0]["where"]])
        en = "and the answers before it depend on the step they are asked for."
        zh = "而前一步的回答已经用到了要它预测的那一步。"
        yield Finding(place, told(ahead, losses, en, zh))


def told(ahead: list[Event], losses: list[Event], en: str, zh: str) -> Text:
    """Return the sentence about the targets, and what shows them."""
    return Text(
        en=f"In {len(ahead)} of {len(losses)} losses looked at, the targets are the inputs one step on; {en}",
        zh=f"看过的 {len(losses)} 次损失里，有 {len(ahead)} 次的目标就是输入往后挪一步；{zh}",
    )


RULE = Rule(
    name="future-steps-visible", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The model can see the step it is to predict.", zh="模型能看到它要预测的那一步。"),
    why=Text(en="Without a causal mask, with a recurrent layer that reads both ways, or with a convolution padded on "
                "both sides, each position copies its answer from the next input. The loss falls almost to 0 and says "
                "nothing: when the model writes, there is no next step to copy from.",
             zh="没有因果掩码、用了双向循环层，或者卷积两边都补了零，每个位置都可以从下一个输入里"
                "抄答案。损失几乎降到 0，却毫无意义：真正生成的时候，后面没有东西可抄。"),
    cure=Text(en="Hide the later steps: is_causal=True in scaled_dot_product_attention, or a mask as from "
                 "nn.Transformer.generate_square_subsequent_mask(n), given to every layer. A recurrent layer "
                 "reads one way (bidirectional=False); a convolution is padded on the left: F.pad(x, (k - 1, 0)).",
              zh="遮住后面的步：scaled_dot_product_attention 里写 is_causal=True，"
                 "或给每一层传 nn.Transformer.generate_square_subsequent_mask(n) 这样的掩码。"
                 "循环层只读一个方向（bidirectional=False）；卷积只在左边补零：F.pad(x, (k - 1, 0))。"),
    lecture=13, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.Transformer.html",
    sick=SICK, cured=CURED, twins=(FILLED_IN,), check=check,
)  # fmt: skip
