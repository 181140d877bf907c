"""padding-counted: steps that are only padding bear a real label, and the loss counts them."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, most, nearly_all
from torchdojo.doctor.examples import SEQUENCES, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import leaving_out
from torchdojo.text import Text

DATA = "x_data = torch.randn(60, 5, 12)  # sequence, feature, time\ny_data = (x_data[:, 0, -1] > 0).long()\n"
WORDS = "x_data = torch.randint(1, 9, (60, 12))\ny_data = x_data % 2\n"
WORDS += "end = torch.arange(12) >= torch.randint(4, 13, (60, 1))\nx_data[end], y_data[end] = 0, {}\n"
LAYER = (
    "        self.rnn = nn.GRU(5,",
    "        self.word = nn.Embedding(9, 16)\n        self.rnn = nn.GRU(16,",
)
READ = ("        x = x.transpose(1, 2)\n", "        x = self.word(x)\n")
MODEL = (LAYER, READ, ("self.out(states[:, -1])", "self.out(states).transpose(1, 2)"))
LOSS = "    loss = nn.functional.cross_entropy(model(x_data), y_data)\n"
SICK = changed(SEQUENCES, *MODEL, (DATA, WORDS.format("0")), (LOSS, f"{LOSS[:-1]}  # <- here\n"))
CURED = changed(SEQUENCES, *MODEL, (DATA, WORDS.format("-100")))
A_KIND_OF_ITS_OWN = changed(  # the end is a thing to learn
    SEQUENCES, *MODEL, (DATA, WORDS.format("2")), ("(16, 2)\n", "(16, 3)\n")
)
MANY = 0.1  # of the steps that are counted
OFTEN = 0.02  # of the real steps that have the label of the padding


def sick(event: Event, own: bool) -> bool:
    """Whether many of the steps are padding, under a real label or, if `own`, one of its own; no forecast."""
    padded = event["padded"]
    if not padded or event["shifted"]:
        return False
    whole = padded["padding"] + padded["real"]
    return bool(padded["padding"] >= MANY * whole and (own or padded["between"] >= OFTEN * padded["real"]))


def check(case: Case) -> Iterator[Finding]:
    """In nearly all losses looked at, padding is counted under the label of something real."""
    losses = [event for event in case.losses if event["shifted"] is not None]
    own = leaving_out.in_vain(case, case.losses)
    found = [event for event in losses if sick(event, own)]
    if len(found) >= 3 and nearly_all(len(found), len(losses)):
        padded, label = sum(e["padded"]["padding"] for e in found), found[0]["padded"]["label"]
        whole = padded + sum(e["padded"]["real"] for e in found)
        more = Text(en="is one that real steps have too", zh="真实的步也会有")
        if own:
            more = Text(en="is not the -100 that is left out here", zh="不是这里要跳过的 -100")
        says = Text(
            en=f"{padded} of {whole} steps that {len(found)} losses counted are padding; "
            f"their label {label} {more.en}.",
            zh=f"看过的 {len(found)} 次损失一共算了 {whole} 步，其中 {padded} 步是填充；它们的标签 {label} {more.zh}。",
        )
        yield Finding(most(found), says)


RULE = Rule(
    name="padding-counted", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="Padding is learned and counted as if it were data.", zh="填充的位置被当成真实数据学习和统计了。"),
    why=Text(en="Padding is easy to guess. It makes the loss small and the accuracy high, pulls the model towards its "
                "label, and changes both numbers with the longest sequence of a batch.",
             zh="填充最好猜：它让损失变小、准确率变高，把模型往它的标签上拉；批里最长的序列一变，两个数字都跟着变。"),
    cure=Text(en="Give padding a label of its own that nothing counts: pad_sequence(labels, padding_value=-100), which "
                 "cross_entropy leaves out, and count labels != -100 only.",
              zh="给填充一个谁都不算的标签：pad_sequence(labels, padding_value=-100)，cross_entropy 会跳过它；"
                 "统计时也只数 labels != -100 的位置。"),
    lecture=13, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    sick=SICK, cured=CURED, twins=(A_KIND_OF_ITS_OWN,), check=check,
)  # fmt: skip
