"""adversaries-share-an-optimizer: the step that helps the generator moves the discriminator too."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import GAN, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import contests
from torchdojo.text import Text

MADE = "makers, judges = torch.optim.Adam(maker.parameters()), torch.optim.Adam(judge.parameters())\n"
BOTH = "torch.optim.Adam([*maker.parameters(), *judge.parameters()])"
SICK = changed(GAN, (MADE, f"judges = torch.optim.Adam(judge.parameters())\nmakers = {BOTH}  # <- here\n"))
HELD_STILL = changed(  # the judge is held still while the generator learns
    GAN,
    (MADE, f"judges = makers = {BOTH}\n"),
    ("    praise = ", "    makers.zero_grad()\n    judge.requires_grad_(False)\n    praise = "),
    ("    makers.step()\n", "    makers.step()\n    judge.requires_grad_(True)\n"),
)
LEAST, SHARE = 3, 0.25


def check(case: Case) -> Iterator[Finding]:
    """An optimizer of generator and judge steps after losses that want two things of the judge for what was made."""
    everything = [one for one in contests.verdicts(case) if one.learners and (one.made or one.attached)]
    for judge in dict.fromkeys(one.asked["module"] for one in everything):
        own = set((case.log.things[judge]["parameters"] or {}).values())
        holders = contests.holders(case, judge)
        mine = [
            one for one in everything if one.asked["module"] == judge and one.sign > 0 and one.reached & own
        ]
        labels = [one.label for one in mine if one.learners & holders]
        common = [label for label in set(labels) if labels.count(label) >= max(LEAST, SHARE * len(labels))]
        guilty = [n for one in mine if one.attached for n in one.learners & holders
                  if case.held(case.log.things[n]) & (one.reached - own)]  # fmt: skip
        ticks = [{one.loss.tick for one in mine if one.label == label} for label in common]
        if len(common) == 2 and guilty and not ticks[0] & ticks[1]:  # in one step: two domains, told apart
            yes, no = common
            says = Text(en=f"The judge is moved to say {yes:g} of what the generator made, and to say {no:g} of it.",
                        zh=f"对生成的样本，判别器一会儿被推向 {yes:g}，一会儿被推向 {no:g}。")  # fmt: skip
            yield Finding(line_of(case.log.things[guilty[-1]].where), says)
            return


RULE = Rule(
    name="adversaries-share-an-optimizer", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="One optimizer moves generator and discriminator together.", zh="一个优化器同时更新生成器和判别器。"),
    why=Text(en="The generator's loss has a gradient for the judge as well: to be taken in more easily. If that step "
                "moves the judge, it unlearns what its own step has taught it.",
             zh="生成器的损失对判别器也有梯度，方向是“更容易被骗”。这一步要是也更新判别器，它自己那一步就白学了。"),
    cure=Text(en="Two optimizers, one for each: Adam(G.parameters()), Adam(D.parameters()).",
              zh="用两个优化器，各管一个：Adam(G.parameters())、Adam(D.parameters())。"),
    lecture=9, source="https://docs.pytorch.org/tutorials/beginner/dcgan_faces_tutorial.html",
    sick=SICK, cured=GAN, twins=(HELD_STILL,), check=check,
)  # fmt: skip
