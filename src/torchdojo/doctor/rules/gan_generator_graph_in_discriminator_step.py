"""gan-generator-graph-in-discriminator-step: the judge's loss leaves gradients in the generator, and they are used."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.examples import GAN
from torchdojo.doctor.log import Where
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import adversaries
from torchdojo.text import Text

SICK = GAN.replace("judge(made.detach()), fake)", "judge(made), fake)  # <- here")
CLEARED = GAN.replace(".detach()", "").replace(
    "    praise = ", "    makers.zero_grad()\n    praise = "
)  # only slower


def check(case: Case) -> Iterator[Finding]:
    """Between two steps of the generator, a backward() for the judge's step reached it too, and nobody cleared that."""
    crossed = adversaries.crossed(case)
    if crossed is not None:
        says = Text(en="The judge's backward() went through the generator and used its graph up.",
                    zh="判别器的 backward() 一直传进了生成器，把它的计算图用掉了。")  # fmt: skip
        yield Finding(crossed, says)
    for own in case.optimizers:
        found: list[tuple[int, Where]] = []
        for trail in case.trails(own):
            found += [(trail.count, where) for where in adversaries.leaks(case, own, trail)]
        sick, steps = sum(count for count, _ in found), case.steps_of(own)
        others = [other for other in case.optimizers if not case.held(other) & case.held(own)]
        if steps >= 3 and others and nearly_all(sick, steps):
            says = Text(
                en=f"In {sick} of {steps} steps the generator's gradients held those of the judge's loss too, which "
                "pulls the other way.",
                zh=f"{steps} 步里有 {sick} 步，生成器的梯度里混进了判别器损失的梯度，而它正好往反方向拉。",
            )
            yield Finding(adversaries.fed(case, others[0], found[-1][1]), says)


RULE = Rule(
    name="gan-generator-graph-in-discriminator-step",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="The discriminator's loss flows back into the generator.", zh="判别器的损失传回了生成器。"),
    why=Text(
        en="It teaches the generator to be found out. Added to its own gradient, the two work against each other.",
        zh="它教生成器“被识破”。这份梯度和生成器自己的梯度加在一起，互相抵消。",
    ),
    cure=Text(
        en="Judge a copy without the graph: D(fake.detach()).", zh="判别时切断计算图：D(fake.detach())。"
    ),
    lecture=9,
    source="https://docs.pytorch.org/tutorials/beginner/dcgan_faces_tutorial.html",
    sick=SICK,
    cured=GAN,
    twins=(CLEARED,),
    check=check,
)
