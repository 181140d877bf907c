"""average-forgets-at-once: decay and its rest are exchanged in a moving average of weights."""

from collections.abc import Iterator

from torchdojo.doctor.clues.mixing import fold, mixtures
from torchdojo.doctor.examples import Q_LEARNING, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

UPDATE = "    if step % 20 == 19:\n        behind.load_state_dict(model.state_dict())\n"
SOFT = """\
    with torch.no_grad():
        for slow, fast in zip(behind.parameters(), model.parameters()):
            {}
"""
GAMMA = ("model), 0.9\n", "model), 0.9\ntau = 0.01\n")
SICK = changed(
    Q_LEARNING, GAMMA, (UPDATE, SOFT.format("slow.copy_(tau * slow + (1 - tau) * fast)  # <- here"))
)
CURED = changed(Q_LEARNING, GAMMA, (UPDATE, SOFT.format("slow.copy_((1 - tau) * slow + tau * fast)")))
QUICK = changed(Q_LEARNING, (UPDATE, SOFT.format("slow.mul_(0.5).add_(fast, alpha=0.5)")))
LITTLE = 0.1


def read(source: Source) -> Iterator[Finding]:
    """In a loop over weights an average keeps a tenth of itself or less, by numbers that stand in the text."""
    for node, kept, taken in mixtures(flow_of(source)):
        share, rest = fold(source.meaning, kept), fold(source.meaning, taken)
        if share is not None and rest is not None and 0 < share <= LITTLE and abs(share + rest - 1) < 1e-6:
            says = Text(en=f"Each update keeps {share:.3g} of the average and takes {rest:.3g} of the new weights.",
                        zh=f"每次更新，平均值只保留 {share:.3g}，其余 {rest:.3g} 都来自新的权重。")  # fmt: skip
            yield Finding(source.place(node), says)


RULE = Rule(
    name="average-forgets-at-once", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The moving average keeps next to nothing of itself.", zh="滑动平均几乎不保留自己。"),
    why=Text(en="With decay and rest exchanged, the average is the weights of the last step: nothing is smoothed, and "
                "a target network follows at once.",
             zh="衰减系数和它的补数写反了，平均值就只是上一步的权重：什么也没平滑，目标网络也是亦步亦趋。"),
    cure=Text(en="average = decay * average + (1 - decay) * weights, with decay = 0.99 to 0.9999.",
              zh="average = decay * average + (1 - decay) * weights，decay 取 0.99 到 0.9999。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/optim.html#weight-averaging-swa-and-ema",
    sick=SICK, cured=CURED, twins=(QUICK,), check=in_run(read), read=read,
)  # fmt: skip
