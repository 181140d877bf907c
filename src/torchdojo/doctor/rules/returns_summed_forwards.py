"""returns-summed-forwards: the return of a step is added up from the past instead of from the future."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues import earning
from torchdojo.doctor.examples import POLICY, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

SICK = changed(
    POLICY, ("reversed(rewards)", "rewards"), ("* total\n", "* total  # <- here\n"), ("[::-1]", "")
)
BACKWARDS = changed(
    POLICY,
    ("reversed(rewards)", "rewards"),
    ("    total, returns", "    rewards.reverse()\n    total, returns"),
)


def read(source: Source) -> Iterator[Finding]:
    """A loop over rewards, in their order, makes total = reward + gamma * total and appends it to the returns."""
    flow = flow_of(source)
    for node, name in earning.advantages_forwards(flow) if earning.scored(flow) else ():
        says = Text(en=f"{name} adds the errors of earlier steps; nothing here runs backwards.",
                    zh=f"{name} 加进去的是之前各步的误差；这里没有任何一处是倒着算的。")  # fmt: skip
        yield Finding(source.place(node), says)
    for loop in (node for node in ast.walk(flow.tree) if isinstance(node, ast.For)):
        around = flow.scope(loop)
        if any(earning.backwards(node) for node in ast.walk(around)) or not earning.scored(flow):
            continue
        for statement in loop.body:
            name = earning.total(statement)
            if name and any(earning.kept(flow, one, name) for one in loop.body):
                says = Text(en=f"{name} adds what was earned before; nothing here runs backwards.",
                            zh=f"{name} 加进去的是之前的奖励；这里没有任何一处是倒着算的。")  # fmt: skip
                yield Finding(source.place(statement), says)


RULE = Rule(
    name="returns-summed-forwards", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Returns are added up in the wrong direction.", zh="回报的累加方向反了。"),
    why=Text(en="The return of a step is what comes after it. Added up in order of time it holds what came before, for "
                "which the step can do nothing.",
             zh="一步的回报，是它之后得到的奖励。按时间顺序累加，加进去的却是它之前的奖励，跟这一步毫无关系。"),
    cure=Text(en="for r in reversed(rewards): G = r + gamma * G; returns.insert(0, G).",
              zh="for r in reversed(rewards): G = r + gamma * G; returns.insert(0, G)。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/distributions.html#score-function",
    sick=SICK, cured=POLICY, twins=(BACKWARDS,), check=in_run(read), read=read,
)  # fmt: skip
