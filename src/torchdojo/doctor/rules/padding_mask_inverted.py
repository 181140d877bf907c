"""padding-mask-inverted: attention hides the words, and looks at the padding."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import SEQUENCES, changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

DATA = "x_data = torch.randn(60, 5, 12)  # sequence, feature, time\ny_data = (x_data[:, 0, -1] > 0).long()\n"
WORDS = "x_data = torch.randint(1, 9, (60, 13))\ny_data = (x_data[:, 0] > 4).long()\n"
WORDS += "x_data[torch.arange(13) >= torch.randint(4, 13, (60, 1))] = 0\n"
LAYER = "        self.rnn = nn.GRU(5, 16, batch_first=True)\n"
LAYERS = "        self.word = nn.Embedding(9, 16)\n        "
LAYERS += "self.look = nn.MultiheadAttention(16, 2, batch_first=True)\n"
READ = "        states, _ = self.rnn(x)\n"
LOOK = "        h = self.word(x)\n        states, _ = self.look(h, h, h, key_padding_mask={})"
MODEL = (
    (DATA, WORDS),
    (LAYER, LAYERS),
    ("        x = x.transpose(1, 2)\n", ""),
    ("states[:, -1]", "states[:, 0]"),
)
SICK = changed(SEQUENCES, *MODEL, (READ, f"{LOOK.format('x != 0')}  # <- here\n"))
CURED = changed(SEQUENCES, *MODEL, (READ, f"{LOOK.format('x == 0')}\n"))
SOME_WORDS = changed(  # words without meaning are hidden too
    SEQUENCES, *MODEL, (READ, f"{LOOK.format('(x < 3)')}\n"), ("torch.randint(1, 9", "torch.randint(2, 9")
)


def inverted(event: Event) -> bool:
    """Whether most words are hidden, and none of the padding."""
    words, of_words, padding, of_padding = event["hides"]
    return 2 * words >= of_words and padding == 0 < of_padding


def check(case: Case) -> Iterator[Finding]:
    """At one place, in nearly all calls looked at, a mask hides most of the words and nothing of the padding."""
    places: dict[Place, list[Event]] = {}
    for event in case.events("ordered", "attention"):
        if event["hides"]:
            places.setdefault(line_of(event.where), []).append(event)
    for place, events in places.items():
        sick = [event for event in events if inverted(event)]
        if nearly_all(len(sick), len(events)):
            words, of_words, _, of_padding = sick[0]["hides"]
            says = Text(
                en=f"{words} of {of_words} real steps were hidden, and none of the {of_padding} of padding "
                f"({len(sick)} of {len(events)} times looked at).",
                zh=f"{of_words} 个真实的位置遮住了 {words} 个，{of_padding} 个填充位置却一个也没遮"
                f"（看过 {len(events)} 次，{len(sick)} 次如此）。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="padding-mask-inverted", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The mask hides the words and shows the padding.", zh="掩码弄反了：遮住了词，露出了填充。"),
    why=Text(en="In key_padding_mask True means: leave this position out. The other way round attention, or a mean "
                "over the steps, sees nothing but padding, which says at most how long the sentence is.",
             zh="key_padding_mask 里 True 的意思是“不看这个位置”。弄反了，注意力（或对各步的平均）"
                "就只看得到填充，最多知道句子有多长。"),
    cure=Text(en="Mark the padding: key_padding_mask = (ids == PAD). In scaled_dot_product_attention it is the other "
                 "way round: there True means that a position is looked at.",
              zh="标出填充：key_padding_mask = (ids == PAD)。scaled_dot_product_attention 的约定正好相反，"
                 "那里 True 表示可以看。"),
    lecture=13, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.MultiheadAttention.html",
    sick=SICK, cured=CURED, twins=(SOME_WORDS,), check=check,
)  # fmt: skip
