"""The properties of an answer that is a class of nn.Module: compared with a reference that has the same weights."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

from torchdojo.practice.judge.answer import Answer
from torchdojo.practice.judge.call import Call
from torchdojo.practice.judge.check import Mistake, Property
from torchdojo.practice.judge.compare import EXACTLY_AS_DTYPE, Closeness, agrees, same
from torchdojo.practice.judge.draw import Draw
from torchdojo.practice.judge.gradient import gradients, same_gradient
from torchdojo.practice.judge.sentences import wrong
from torchdojo.practice.judge.show import call, show
from torchdojo.practice.judge.wrong import Wrong
from torchdojo.text import Text


@dataclass(frozen=True)
class Case:
    """How a module is built, and an input for it."""

    build: Call
    ask: Call


Cases = Callable[[Draw], Sequence[Case]]


@dataclass(frozen=True)
class Module:
    """What is known about the class that the learner writes."""

    name: str
    reference: Callable[..., nn.Module]
    cases: Cases
    mistakes: Sequence[Mistake]
    close: Closeness

    def built(self, answer: Answer, case: Case) -> nn.Module:
        """Return the learner's module. Raises Wrong if it is none."""
        made = answer.call(self.name, *case.build.args, **case.build.kwargs)
        if not isinstance(made, nn.Module):
            raise wrong("not-a-module", case.build.shown(self.name), got=type(made).__name__, name=self.name)
        if "_modules" not in vars(made):
            raise wrong("no-super", case.build.shown(self.name))
        return made

    def pair(self, answer: Answer, case: Case, like: Callable[..., nn.Module]) -> tuple[nn.Module, nn.Module]:
        """Return the learner's module and one of ours with the same weights, both in float64."""
        torch.manual_seed(1)
        theirs = self.built(answer, case).double()
        ours = like(*case.build.args, **case.build.kwargs).double()
        give_weights(ours, theirs, case.build.shown(self.name))
        return theirs, ours

    def shown(self, case: Case) -> str:
        """Return the call as the learner would write it."""
        return case.ask.shown(case.build.shown(self.name))


def module(
    name: str,
    reference: Callable[..., nn.Module],
    cases: Cases,
    *,
    mistakes: Sequence[Mistake] = (),
    close: Closeness = EXACTLY_AS_DTYPE,
    alone: bool = True,
) -> list[Property]:
    """Return what must hold for a class of nn.Module whose parameters are registered in the reference's order.

    Parameters: their number and shapes. With the reference's weights: its output in train() and in eval(), its
    gradients with respect to inputs and parameters; inputs left as they were; the same answer twice. `alone`: in
    eval(), a row's answer does not depend on the other rows of its batch (first axis of every tensor).
    """
    known = Module(name, reference, cases, mistakes, close)
    held = [
        Property(Text(en="the parameters", zh="参数"), partial(_parameters, known)),
        Property(Text(en="the output in eval()", zh="eval() 时的输出"), partial(_output, known, False)),
        Property(Text(en="the output in train()", zh="train() 时的输出"), partial(_output, known, True)),
        Property(Text(en="the gradients", zh="梯度"), partial(_gradients, known)),
        Property(Text(en="inputs left as they were", zh="不改动输入"), partial(_inputs_untouched, known)),
    ]  # fmt: skip
    twice = Text(en="the same answer when asked twice, in eval()", zh="eval() 时问两次答案相同")
    held.append(Property(twice, partial(_repeatable, known)))
    if alone:
        words = Text(en="a row alone or in a batch", zh="单独一行和在一批里结果相同")
        held.append(Property(words, partial(_alone, known)))
    return [replace(one, hold=partial(_in_float64, one.hold)) for one in held]


def _in_float64(hold: Callable[[Answer, Draw], None], answer: Answer, draw: Draw) -> None:
    """Let tensors that a forward() makes for itself, a state of zeros, fit the module and its inputs."""
    usual = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    try:
        hold(answer, draw)
    finally:
        torch.set_default_dtype(usual)


def give_weights(ours: nn.Module, theirs: nn.Module, called: str) -> None:
    """Copy our parameters and buffers into the learner's module, in order. Raises Wrong if their shapes differ."""
    mine, yours = [[*m.named_parameters(), *m.named_buffers()] for m in (ours, theirs)]
    shapes = [[tuple(t.shape) for _, t in one] for one in (mine, yours)]
    if shapes[0] != shapes[1]:
        raise _other_parameters(mine, yours, called)
    with torch.no_grad():
        for (_, source), (_, target) in zip(mine, yours, strict=True):
            target.copy_(source)


def _other_parameters(
    mine: Sequence[tuple[str, Tensor]], yours: Sequence[tuple[str, Tensor]], called: str
) -> Wrong:
    def told(named: Sequence[tuple[str, Tensor]]) -> str:
        return ", ".join(f"{name} {tuple(t.shape)}" for name, t in named) or "none"

    if not yours:
        return wrong("no-parameters", called, "none", told(mine))
    return wrong("other-parameters", called, told(yours), told(mine))


def _parameters(known: Module, answer: Answer, draw: Draw) -> None:
    for case in known.cases(draw):
        theirs, ours = known.pair(answer, case, known.reference)
        needs = [[p.requires_grad for p in m.parameters()] for m in (ours, theirs)]
        if needs[0] != needs[1]:
            raise wrong("not-a-parameter", case.build.shown(known.name))


def _output(known: Module, training: bool, answer: Answer, draw: Draw) -> None:
    cases = list(known.cases(draw))
    for case in cases:
        try:
            same(*_answers(known, answer, case, known.reference, training), known.shown(case), known.close)
        except Wrong as wrongly:
            raise _recognised(known, wrongly, answer, cases, training) from None


def _answers(
    known: Module, answer: Answer, case: Case, like: Callable[..., nn.Module], training: bool
) -> tuple[Any, Any]:
    theirs, ours = known.pair(answer, case, like)
    mine, yours = case.ask.cast(torch.float64), case.ask.cast(torch.float64)
    torch.manual_seed(2)
    expected = ours.train(training)(*mine.args, **mine.kwargs)
    torch.manual_seed(2)
    got = answer.run(theirs.train(training), known.shown(case), *yours.args, **yours.kwargs)
    return got, expected


def _recognised(
    known: Module, wrongly: Wrong, answer: Answer, cases: Sequence[Case], training: bool
) -> Wrong:
    for mistake in known.mistakes:
        try:
            if all(
                agrees(*_answers(known, answer, one, mistake.like, training), known.close) for one in cases
            ):
                return replace(wrongly, kind=mistake.kind, says=mistake.says)
        except Exception:  # the mistake cannot be had for these cases
            continue
    return wrongly


def _gradients(known: Module, answer: Answer, draw: Draw) -> None:
    for case in known.cases(draw):
        theirs, ours = known.pair(answer, case, known.reference)
        mine, yours = case.ask.cast(torch.float64), case.ask.cast(torch.float64)
        torch.manual_seed(2)
        expected = gradients(ours(*mine.args, **mine.kwargs), list(ours.parameters()))
        torch.manual_seed(2)
        out = answer.run(theirs, known.shown(case), *yours.args, **yours.kwargs)
        got = answer.run(gradients, known.shown(case), out, list(theirs.parameters()))
        for (path, _), one, other in zip(theirs.named_parameters(), got, expected, strict=True):
            same_gradient(one, other, path, known.shown(case))


def _inputs_untouched(known: Module, answer: Answer, draw: Draw) -> None:
    for case in known.cases(draw):
        theirs = known.built(answer, case).double()
        mine = case.ask.cast(torch.float64)
        answer.run(theirs, known.shown(case), *mine.args, **mine.kwargs)
        before = case.ask.cast(torch.float64)
        if not agrees([mine.args, mine.kwargs], [before.args, before.kwargs], Closeness(0.0, 0.0)):
            raise wrong("input-changed", known.shown(case))


def _repeatable(known: Module, answer: Answer, draw: Draw) -> None:
    """Raise Wrong if something of the first call is kept for the second."""
    for case in known.cases(draw):
        theirs = known.built(answer, case).double().eval()
        asked = [case.ask.cast(torch.float64) for _ in range(2)]
        first, second = (answer.run(theirs, known.shown(case), *one.args, **one.kwargs) for one in asked)
        if not agrees(second, first, Closeness(0.0, 0.0)):
            raise wrong("not-repeatable", known.shown(case), show(second), show(first))


def _alone(known: Module, answer: Answer, draw: Draw) -> None:
    for case in known.cases(draw):
        theirs = known.built(answer, case).double().eval()
        together = case.ask.cast(torch.float64)
        whole = answer.run(theirs, known.shown(case), *together.args, **together.kwargs)
        first = Call(
            *(arg[:1] if isinstance(arg, Tensor) else arg for arg in together.args), **together.kwargs
        )
        single = answer.run(theirs, call(known.name, first.args, {}), *first.args, **first.kwargs)
        if isinstance(whole, Tensor) and whole.dim() and not agrees(single, whole[:1], Closeness(1e-6, 1e-8)):
            raise wrong("rows-mixed", known.shown(case))
