"""parameters-used-up: parameters() hands out each parameter once; what takes them a second time finds none."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues import spent
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.flow import line_of as first_line
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

MADE = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n"
TWICE = "weights = {}\noptimizer = torch.optim.SGD(weights, lr=0.1)\n"
STEP = "        optimizer.step()\n"
CLIP = f"        nn.utils.clip_grad_norm_(weights, 1.0)\n{STEP}"
SICK = changed(CLASSIFIER, (MADE, TWICE.format("model.parameters()  # <- here")), (STEP, CLIP))
CURED = changed(CLASSIFIER, (MADE, TWICE.format("list(model.parameters())")), (STEP, CLIP))
AFRESH = changed(CLASSIFIER, (STEP, CLIP.replace("weights", "model.parameters()")))
ONCE = changed(CLASSIFIER, (MADE, TWICE.format("filter(lambda p: p.requires_grad, model.parameters())")))


def read(source: Source) -> Iterator[Finding]:
    """A name stands for an iterator over parameters, and two places take all of it, or one takes it in a loop."""
    flow = flow_of(source)
    for made in spent.handed_out(flow):
        again = spent.taken_again(flow, made)
        if again is not None:
            there = first_line(again)
            says = Text(
                en=f"{made.key} hands out the parameters once; line {there} takes them again, and finds none.",
                zh=f"{made.key} 里的参数只能取一遍，第 {there} 行再取，就一个也没有了。",
            )
            yield Finding(source.place(made.node), says)


def check(case: Case) -> Iterator[Finding]:
    """The text says so, or gradients were clipped of an iterator that had nothing left."""
    found = list(in_run(read)(case))
    yield from found
    for event in case.events("nothing left")[: not found]:
        says = Text(en="Gradients are clipped here of an iterator that was used up before: none is clipped.",
                    zh="这里要裁剪的迭代器早就取完了：一个梯度也没有裁剪。")  # fmt: skip
        yield Finding(line_of(event.where), says)


RULE = Rule(
    name="parameters-used-up", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="An iterator over parameters is used a second time.", zh="参数的迭代器用了第二遍。"),
    why=Text(en="parameters(), filter(...) and generators hand out each parameter once. Whoever comes second "
                "(clipping, a penalty, a group of an optimizer) gets none, without an error, and does nothing.",
             zh="parameters()、filter(...) 和生成器里的参数只能取一遍。第二个来取的（梯度裁剪、正则项、优化器的参数组）"
                "什么也拿不到，也不报错，等于没写。"),
    cure=Text(en="Keep a list, list(model.parameters()), or call model.parameters() anew each time.",
              zh="存成列表 list(model.parameters())，或者每次都重新调用 model.parameters()。"),
    lecture=7, source="https://docs.python.org/3/glossary.html#term-generator-iterator",
    sick=SICK, cured=CURED, twins=(AFRESH, ONCE), check=check, read=read,
)  # fmt: skip
