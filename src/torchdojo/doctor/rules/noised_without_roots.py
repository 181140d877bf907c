"""noised-without-roots: a diffusion mixes data and noise by their shares of the variance, not by the roots of them."""

from collections.abc import Iterator

from torchdojo.doctor.examples import DIFFUSION
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.scoring import without_roots
from torchdojo.text import Text

ROOTS = "share.sqrt() * x + (1 - share).sqrt() * noise"
SICK = DIFFUSION.replace(ROOTS, "share * x + (1 - share) * noise  # <- here")
STRAIGHT = DIFFUSION.replace(
    ROOTS, "share * x + (1 - share) * noise"
).replace(  # flow matching: a straight line
    "kept = torch.cumprod(1 - torch.linspace(1e-4, 0.05, 60), 0)", "kept = torch.linspace(0.98, 0.02, 60)"
)


def read(source: Source) -> Iterator[Finding]:
    """a * x + (1 - a) * noise, where a comes from cumprod() and no root is taken anywhere."""
    for node, name in without_roots(flow_of(source)):
        says = Text(
            en=f"{name} is a share of the variance (cumprod); data and noise are multiplied by it without a root.",
            zh=f"{name} 是方差的份额（来自 cumprod），乘到数据和噪声上时却没有开方。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="noised-without-roots", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Data and noise are mixed without the square roots.", zh="混合数据和噪声时忘了开平方。"),
    why=Text(en="Variances add up, deviations do not: with a and 1 - a the mixture has less variance than the data in "
                "every step but the ends, and the sampler, which counts on sqrt(a), walks through states never seen.",
             zh="能相加的是方差，不是标准差。用 a 和 1 - a 混合，中间各步的方差都偏小；而采样公式按 sqrt(a) 来走，"
                "走到的全是训练时没见过的状态。"),
    cure=Text(en="noisy = a.sqrt() * x + (1 - a).sqrt() * noise.",
              zh="noisy = a.sqrt() * x + (1 - a).sqrt() * noise。"),
    lecture=9, source="https://arxiv.org/abs/2006.11239",
    sick=SICK, cured=DIFFUSION, twins=(STRAIGHT,), check=in_run(read), read=read,
)  # fmt: skip
