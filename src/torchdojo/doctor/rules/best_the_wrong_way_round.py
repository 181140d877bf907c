"""best-the-wrong-way-round: a best score that no score can beat, or that is replaced by worse ones."""

import math
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import Flow, flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.extremes import POSITIVE, wrong_ends
from torchdojo.doctor.traces.keepers import told_wrongly
from torchdojo.doctor.traces.measures import DOWN, UP, way
from torchdojo.doctor.traces.records import FAR, Record, records
from torchdojo.text import Text

HEAD, PRINT = "for epoch in range(6):\n", "    print(epoch, loss.item(), correct / 100)\n"
KEEP = f"{PRINT}    accuracy = correct / 100\n    if accuracy > best:\n        best, best_epoch = accuracy, epoch\n"
CURED = changed(CLASSIFIER, (HEAD, f"best, best_epoch = 0.0, 0\n{HEAD}"), (PRINT, KEEP))
SICK = changed(CURED, ("    if accuracy > best:\n", "    if accuracy < best:  # <- here\n"))
ERRORS = changed(
    CLASSIFIER, (HEAD, f'best, best_epoch = float("inf"), 0\n{HEAD}'),
    (PRINT, KEEP.replace("accuracy > best", "1 - accuracy < best").replace("= accuracy,", "= 1 - accuracy,")),
)  # fmt: skip
NEVER = Text(en="No value can be better than what {key} begins with: the comparison never holds.",
             zh="没有哪个值能胜过 {key} 的初值：这个比较永远不成立。")  # fmt: skip
EARLIER = Text(en="{key} has just been given this value: it cannot be better than itself.",
               zh="{key} 刚刚才换成这个值，它不可能比自己更好。")  # fmt: skip
WORSE = Text(en="This number is better when it goes the other way: {key} ends up as the worst of all.",
             zh="这个指标的方向反了：{key} 最后留下的是所有里面最差的。")  # fmt: skip
LATEST = Text(en="{key} is given each new value, better or not: each is compared with the one before it only.",
              zh="{key} 每次都换成新值，不管是不是更好：每次比的只是上一次。")  # fmt: skip
FARTHEST = Text(en="The numbers in {key} are better the other way: the best of them stands at the other end.",
                zh="{key} 里的数方向反了：最好的那个在另一头。")  # fmt: skip
TOLD = Text(en="To this object a number is better when it is {sign} the best so far, and it is given {key}.",
            zh="在这个对象看来，{sign} 之前的最好成绩才算更好，给它看的却是 {key}。")  # fmt: skip


def reason(case: Case, flow: Flow, one: Record) -> Text | None:
    """Return why the comparison is the wrong way round, if that is certain."""
    better, only_here = way(flow, one.value), len(one.updates(flow)) == len(one.stores(flow))
    begins = one.begins if one.way == DOWN else -one.begins
    losses = {event["name"] for event in case.events("loss")}
    positive = better == UP or (bool(losses) and losses <= POSITIVE)
    none_below = one.way == DOWN and one.begins in (0.0, -1.0) and better != "" and positive
    none_above = better == UP == one.way and one.begins >= 100  # per cent
    if only_here and one.alone and (begins == -math.inf or begins <= -FAR or none_below or none_above):
        return NEVER
    if one.strict and one.just_taken(flow):
        return EARLIER
    if one.always(flow):
        return LATEST
    turned = better not in ("", one.way) and one.called_best() and bool(one.updates(flow))
    return WORSE if turned else None


def check(case: Case) -> Iterator[Finding]:
    """A comparison with the best so far that never holds, or holds for worse scores only."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for one in records(flow):
            if (says := reason(case, flow, one)) is not None:
                yield Finding(flow.source.place(one.test), says.format(key=one.key))
        yield from (Finding(flow.source.place(at), FARTHEST.format(key=key)) for at, key in wrong_ends(flow))
        for at, key, sign in told_wrongly(flow):
            yield Finding(flow.source.place(at), TOLD.format(key=key, sign=sign))


RULE = Rule(
    name="best-the-wrong-way-round", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="What is kept as the best score is not the best.", zh="留下来的“最好成绩”并不是最好的。"),
    why=Text(en="Either no score ever counts as better, and nothing is kept; or each worse one does, and the worst "
                "model is kept; or whatever beats the epoch before.",
             zh="要么没有一次算作“更好”，什么都没留下；要么越差越算“更好”，留下的是最差的模型；"
                "要么只要比上一轮好就算“最好”。"),
    cure=Text(en="An accuracy: begin with -inf and ask for >. A loss: begin with inf and ask for <.",
              zh="准确率：初值 -inf，用 > 比较；损失：初值 inf，用 < 比较。"),
    lecture=7, source="https://docs.pytorch.org/tutorials/beginner/introyt/trainingyt.html",
    sick=SICK, cured=CURED, twins=(ERRORS,), check=check,
)  # fmt: skip
