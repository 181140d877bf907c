"""gan-labels-mixed-up: the labels of generator and discriminator do not work against each other."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import GAN, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import contests
from torchdojo.doctor.traces.contests import Verdict
from torchdojo.text import Text

PRAISE = "criterion(judge(maker(torch.randn(32, 4))), real)\n"
SICK = changed(GAN, (PRAISE, PRAISE.replace("real)", "fake)  # <- here")))
LESS_OF_IT = changed(
    GAN, (PRAISE, "-" + PRAISE.replace("real)", "fake)"))
)  # the original game: both the same sum
OTHER_WAY = changed(GAN, ("torch.ones(32, 1), torch.zeros(32, 1)", "torch.zeros(32, 1), torch.ones(32, 1)"))
FOUND_OUT = Text(
    en="The generator's step wants the judge to say {0:g} of what it made, and so does the judge's own step.",
    zh="生成器这一步想让判别器对生成的样本说 {0:g}，判别器自己那一步也是这么要求的。",
)
ALIKE = Text(
    en="The judge shall say {0:g} of the data and {0:g} of what the generator made.",
    zh="对真实数据，判别器要说 {0:g}；对生成的样本，也要说 {0:g}。",
)


def check(case: Case) -> Iterator[Finding]:
    """One label for both sides in the judge's step; or the generator gets the label that the judge has for fakes."""
    everything = list(contests.verdicts(case))
    for judge in {one.asked["module"] for one in everything}:
        holders = contests.holders(case, judge)
        mine = [one for one in everything if one.asked["module"] == judge and one.learners]
        own = [one for one in mine if one.learners <= holders]
        real, fakes = ([one for one in own if bool(one.made) is made] for made in (False, True))
        said, false = ({one.label for one in some} for some in (real, fakes))
        praised = [one for one in mine if one.attached and not one.learners & holders]
        wrong = [
            one
            for one in praised
            if (one.label in false and one.sign > 0) or (one.label in said and one.sign < 0)
        ]
        if len(said) != 1 or len(false) != 1 or len(fakes) < contests.LEAST:
            continue
        if said == false:
            first = fakes[0] if fakes[0].label > 0.5 else real[0]
            yield Finding(line_of(first.loss.where), say(ALIKE, first))
        elif len(wrong) >= contests.LEAST and nearly_all(len(wrong), len(praised)):
            yield Finding(line_of(wrong[0].loss.where), say(FOUND_OUT, fakes[0]))


def say(text: Text, one: Verdict) -> Text:
    """Return a sentence with the label in it."""
    return Text(en=text.en.format(one.label), zh=text.zh.format(one.label))


RULE = Rule(
    name="gan-labels-mixed-up", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Generator and discriminator do not work against each other.", zh="生成器和判别器没有形成对抗。"),
    why=Text(en="The judge must say one thing of data and the other of fakes; the generator must want what the judge "
                "says of data. With another label it learns to be found out, or there is nothing to tell apart.",
             zh="判别器对真样本和假样本要给出不同的答案，生成器要争取的是“真”的答案。"
                "标签弄混了，生成器学的就是怎样被识破，或者判别器根本没有东西可分。"),
    cure=Text(en="D: criterion(D(real), 1) + criterion(D(fake.detach()), 0). G: criterion(D(fake), 1).",
              zh="D：criterion(D(real), 1) + criterion(D(fake.detach()), 0)；G：criterion(D(fake), 1)。"),
    lecture=9, source="https://docs.pytorch.org/tutorials/beginner/dcgan_faces_tutorial.html",
    sick=SICK, cured=GAN, twins=(LESS_OF_IT, OTHER_WAY), check=check,
)  # fmt: skip
