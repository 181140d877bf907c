"""The properties of an answer that is a class of nn.Module: compared with a reference that has the same weights."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

from torchdojo.practice.judge.answer import Answer
from torchdojo.practice.judge.check import Mistake, Property
from torchdojo.practice.judge.compare import EXACTLY_AS_DTYPE, Closeness, agrees, same
from torchdojo.practice.judge.draw import Draw
from torchdojo.practice.judge.function import Call
from torchdojo.practice.judge.gradient import gradients, same_gradient
from torchdojo.practice.judge.show import call
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
            says = Text(
                en=f"{self.name} must be a class of nn.Module.", zh=f"{self.name} 必须是 nn.Module 的子类。"
            )
            raise Wrong("not-a-module", says, case.build.shown(self.name), got=type(made).__name__)
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
    gradients with respect to inputs and parameters; inputs left as they were. `alone`: in eval(), a row's answer does
    not depend on the other rows of its batch (first axis of every tensor).
    """
    known = Module(name, reference, cases, mistakes, close)
    held = [
        Property(Text(en="the parameters", zh="参数"), partial(_parameters, known)),
        Property(Text(en="the output with given weights, in eval()", zh="给定权重后的输出，eval() 模式"), partial(_output, known, False)),
        Property(Text(en="the output with given weights, in train()", zh="给定权重后的输出，train() 模式"), partial(_output, known, True)),
        Property(Text(en="the gradients", zh="梯度"), partial(_gradients, known)),
        Property(Text(en="inputs left as they were", zh="不改动输入"), partial(_inputs_untouched, known)),
    ]  # fmt: skip
    if alone:
        words = Text(en="a row alone or in a batch", zh="单独一行和在一批里结果相同")
        held.append(Property(words, partial(_alone, known)))
    return held


def give_weights(ours: nn.Module, theirs: nn.Module, called: str) -> None:
    """Copy our parameters and buffers into the learner's module, in order of registration. Raises Wrong if shapes differ."""
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
        says = Text(
            en="No parameter is registered: keep the layers in self.name, after super().__init__(), not in a list.",
            zh="没有登记任何参数：层要放进 self.名字，写在 super().__init__() 之后，不能放在列表里。",
        )
        return Wrong("no-parameters", says, called, "none", told(mine))
    says = Text(
        en="Its parameters are not those of the task: look at the number, the shapes and the order of the layers.",
        zh="参数和题目要求的不一样：看看层的个数、形状和登记的次序。",
    )
    return Wrong("other-parameters", says, called, told(yours), told(mine))


def _parameters(known: Module, answer: Answer, draw: Draw) -> None:
    for case in known.cases(draw):
        theirs, ours = known.pair(answer, case, known.reference)
        needs = [[p.requires_grad for p in m.parameters()] for m in (ours, theirs)]
        if needs[0] != needs[1]:
            says = Text(
                en="A weight is registered as a buffer or frozen: it must be an nn.Parameter that learns.",
                zh="有的权重被登记成了 buffer 或被冻结：它应当是可以学习的 nn.Parameter。",
            )
            raise Wrong("not-a-parameter", says, case.build.shown(known.name))


def _output(known: Module, training: bool, answer: Answer, draw: Draw) -> None:
    cases = list(known.cases(draw))
    for case in cases:
        try:
            same(*_answers(known, answer, case, known.reference, training), known.shown(case), known.close)
        except Wrong as wrong:
            raise _recognised(known, wrong, answer, cases, training) from None


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


def _recognised(known: Module, wrong: Wrong, answer: Answer, cases: Sequence[Case], training: bool) -> Wrong:
    for mistake in known.mistakes:
        try:
            if all(
                agrees(*_answers(known, answer, one, mistake.like, training), known.close) for one in cases
            ):
                return Wrong(mistake.kind, mistake.says, wrong.called, wrong.got, wrong.expected)
        except Exception:  # the mistake cannot be had for these cases
            continue
    return wrong


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
            same_gradient(one, other, path, f" {path}", known.shown(case))


def _inputs_untouched(known: Module, answer: Answer, draw: Draw) -> None:
    for case in known.cases(draw):
        theirs = known.built(answer, case).double()
        mine = case.ask.cast(torch.float64)
        answer.run(theirs, known.shown(case), *mine.args, **mine.kwargs)
        before = case.ask.cast(torch.float64)
        if not agrees([mine.args, mine.kwargs], [before.args, before.kwargs], Closeness(0.0, 0.0)):
            says = Text(en="Your module changes its input (an in-place operation such as relu_ or +=).",
                        zh="你的模块改动了输入（用了 relu_、+= 之类的原地操作）。")  # fmt: skip
            raise Wrong("input-changed", says, known.shown(case))


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
            says = Text(en="A row gets another answer alone than in a batch: rows must not be mixed (is eval() ignored, "
                        "or is a mean or softmax taken over the batch?).",
                        zh="同一行单独算和放在一批里算，结果不同：各行不能互相影响（是不是没理会 eval()，或者沿批次求了平均、softmax？）。")  # fmt: skip
            raise Wrong("rows-mixed", says, known.shown(case))
