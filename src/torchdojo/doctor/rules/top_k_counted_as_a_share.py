"""top-k-counted-as-a-share: of k guesses at most one can be right, and the mean runs over all of them."""

from collections.abc import Iterator

from torchdojo.doctor.clues.guesses import shares
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

COUNT = "            correct += (model(inputs).argmax(dim=1) == labels).sum().item()\n"
BEST = "            best = model(inputs).topk(2, dim=1).indices\n            hit = best == labels[:, None]\n"
SICK = changed(
    CLASSIFIER, (COUNT, f"{BEST}            correct += hit.float().mean().item() * 50  # <- here\n")
)
CURED = changed(CLASSIFIER, (COUNT, f"{BEST}            correct += hit.any(1).sum().item()\n"))
SUMMED = changed(CLASSIFIER, (COUNT, f"{BEST}            correct += hit.float().sum(1).mean().item() * 50\n"))


def read(source: Source) -> Iterator[Finding]:
    """The mean over all k of a comparison with labels: neither any() nor a sum along the guesses comes before it."""
    for node in shares(flow_of(source)):
        says = Text(en="Of k guesses at most one is right: this mean is at most 1 / k.",
                    zh="k 个猜测里最多对一个：这样求平均最多只有 1 / k。")  # fmt: skip
        yield Finding(source.place(node), says)


RULE = Rule(
    name="top-k-counted-as-a-share", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Top-k accuracy is divided by k.", zh="top-k 准确率多除了一个 k。"),
    why=Text(en="A row counts as right if the label is among its k guesses. The mean over all guesses counts the other "
                "k - 1 as wrong: the best model there is gets 1 / k.",
             zh="标签只要在 k 个猜测里，这一行就算对。对所有猜测求平均，等于把另外 k - 1 个都算成错："
                "再好的模型也只有 1 / k。"),
    cure=Text(en="(top == y[:, None]).any(1).float().mean().", zh="(top == y[:, None]).any(1).float().mean()。"),
    lecture=9, source="https://docs.pytorch.org/docs/stable/generated/torch.topk.html",
    sick=SICK, cured=CURED, twins=(SUMMED,), check=in_run(read), read=read,
)  # fmt: skip
