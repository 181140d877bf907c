"""generator-gradients-in-discriminator-step: what the generator's loss left in the judge is stepped by."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import GAN, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import contests
from torchdojo.text import Text

CLEAR, PRAISE = "    judges.zero_grad()\n", "    praise = "
SICK = changed(
    GAN, (CLEAR, ""), (PRAISE, CLEAR + PRAISE), ("    loss.backward()\n", "    loss.backward()  # <- here\n")
)
HELD_STILL = changed(  # the generator's loss leaves nothing in the judge
    GAN, (CLEAR, ""), (PRAISE, f"{CLEAR}    judge.requires_grad_(False)\n{PRAISE}"),
    ("    makers.step()\n", "    makers.step()\n    judge.requires_grad_(True)\n"),
)  # fmt: skip
ONLY_THE_MAKER = changed(
    GAN, (CLEAR, ""), (PRAISE, CLEAR + PRAISE),
    ("praise.backward()", "praise.backward(inputs=list(maker.parameters()))"),
)  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """What the generator's loss wants of the judge and the contrary, which its own wants, meet in one gradient."""
    everything = list(contests.pulls(case))
    for own in case.optimizers if everything and len(case.optimizers) > 1 else ():
        found = [(trail.count, where) for trail, where in contests.flattered(case, own, everything)]
        sick = [(count, where) for count, where in found if where]
        times, all_times = (sum(count for count, _ in some) for some in (sick, found))
        if times >= contests.LEAST and nearly_all(times, all_times):
            steps = case.steps_of(own)
            says = Text(
                en=f"In {times} of {steps} steps the judge's gradients held those of the generator's loss too, which "
                "wants the contrary of its scores of fakes.",
                zh=f"{steps} 步里有 {times} 步，判别器的梯度里还留着生成器损失的梯度，两者对假样本得分的要求正好相反。",
            )
            yield Finding(line_of(sick[-1][1]), says)


RULE = Rule(
    name="generator-gradients-in-discriminator-step", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The generator's loss has left gradients in the discriminator, and its step uses them.",
              zh="生成器的损失在判别器里留下了梯度，判别器那一步把它们也用上了。"),
    why=Text(en="backward() of the generator's loss passes through the discriminator and fills its .grad as well: with "
                "the way to be taken in. Added to its own gradient, the two work against each other.",
             zh="生成器的损失反向传播时要穿过判别器，也会填它的 .grad，方向是“更容易被骗”。"
                "这份梯度和判别器自己的加在一起，互相抵消。"),
    cure=Text(en="Clear the discriminator's gradients right before its own backward(): opt_d.zero_grad().",
              zh="在判别器自己的 backward() 之前把它的梯度清零：opt_d.zero_grad()。"),
    lecture=9, source="https://docs.pytorch.org/tutorials/beginner/dcgan_faces_tutorial.html",
    sick=SICK, cured=GAN, twins=(HELD_STILL, ONLY_THE_MAKER), check=check,
)  # fmt: skip
