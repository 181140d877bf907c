"""The properties of an answer that is a function: compared with a reference in float64."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from inspect import signature
from typing import Any

import torch
from torch import Tensor

from torchdojo.practice.judge.answer import Answer
from torchdojo.practice.judge.call import Call, Calls, changed
from torchdojo.practice.judge.check import Mistake, Property
from torchdojo.practice.judge.compare import EXACTLY_AS_DTYPE, Closeness, agrees, same
from torchdojo.practice.judge.draw import Draw
from torchdojo.practice.judge.gradient import gradients, same_gradient
from torchdojo.practice.judge.picture import picture_of
from torchdojo.practice.judge.sentences import wrong
from torchdojo.practice.judge.show import show
from torchdojo.practice.judge.wrong import Wrong
from torchdojo.practice.verdict import Picture
from torchdojo.text import Text


@dataclass(frozen=True)
class Function:
    """What is known about the function that the learner writes."""

    name: str
    reference: Callable[..., Any]
    examples: Calls
    others: Calls
    mistakes: Sequence[Mistake]
    close: Closeness
    dtype: torch.dtype
    drawn: Call | None = None

    def ask(self, answer: Answer, one: Call, dtype: torch.dtype, ordered: bool = True) -> Any:
        """Call the learner's function with copies."""
        mine = one.cast(dtype, ordered)
        return answer.call(self.name, *mine.args, **mine.kwargs)

    def argument(self, key: int | str) -> str:
        """Return the name of an argument, which may be given by its place."""
        return key if isinstance(key, str) else list(signature(self.reference).parameters)[key]

    def expected(self, one: Call, dtype: torch.dtype) -> Any:
        """Return the reference's answer, computed in float64, as this dtype."""
        return changed(one.of(self.reference), dtype=dtype, ordered=True)

    def close_for(self, one: Call, dtype: torch.dtype) -> Closeness:
        """Return how close answers must be if floating tensors are given in this dtype."""
        rounded = any(t.is_floating_point() for t in one.tensors())
        return replace(self.close, given=dtype) if rounded else self.close

    def try_all(
        self, answer: Answer, calls: Sequence[Call], dtype: torch.dtype, ordered: bool = True
    ) -> None:
        """Raise Wrong at the first call that is not answered as the reference does, as a known mistake if it is one."""
        for one in calls:
            got = self.ask(answer, one, dtype, ordered)
            try:
                same(
                    got,
                    self.expected(one, dtype),
                    one.cast(dtype).shown(self.name),
                    self.close_for(one, dtype),
                )
            except Wrong as wrong:
                raise self.recognised(wrong, answer, calls, dtype) from None

    def picture(self, answer: Answer) -> Picture | None:
        """Return what the answer makes of the call that was chosen to be looked at, if that tells anything."""
        if self.drawn is None:
            return None
        of = self.drawn.outlined(self.name)
        try:
            got = self.ask(answer, self.drawn, self.dtype)
            return picture_of(got, self.expected(self.drawn, self.dtype), of)
        except Exception:  # the answer cannot be had for this call
            return None

    def recognised(self, wrongly: Wrong, answer: Answer, calls: Sequence[Call], dtype: torch.dtype) -> Wrong:
        """Return the same with the sentence of the typical mistake that gives just these answers."""
        likely = [m for m in self.mistakes if self._makes(answer, m, calls, dtype)]
        if len(likely) > 1:  # the examples do not tell them apart: other inputs may
            others = list(self.others(Draw(0)))
            likely = [m for m in likely if self._makes(answer, m, others, dtype)] or likely
        return replace(wrongly, kind=likely[0].kind, says=likely[0].says) if likely else wrongly

    def _makes(self, answer: Answer, mistake: Mistake, calls: Sequence[Call], dtype: torch.dtype) -> bool:
        """Whether the answer is the mistake's for all calls, and the mistake is none that these calls do not show."""
        if not all(self._agrees(answer, one, mistake, dtype) for one in calls):
            return False
        return any(not agrees(one.of(mistake.like), one.of(self.reference), self.close) for one in calls)

    def _agrees(self, answer: Answer, one: Call, mistake: Mistake, dtype: torch.dtype) -> bool:
        try:
            return agrees(self.ask(answer, one, dtype), one.of(mistake.like), self.close_for(one, dtype))
        except Exception:  # the mistake, or the answer, cannot be had for this call
            return False


def function(
    name: str,
    reference: Callable[..., Any],
    examples: Calls,
    others: Calls,
    *,
    mistakes: Sequence[Mistake] = (),
    gradient: Sequence[int | str] = (),
    close: Closeness = EXACTLY_AS_DTYPE,
    dtype: torch.dtype = torch.float32,
    other_dtype: torch.dtype | None = torch.float64,
    strided: bool = True,
    drawn: Call | None = None,
) -> list[Property]:
    """Return what must hold for a function.

    The examples of the task; other values and shapes; another dtype; strided inputs; gradients with respect to the
    arguments named in `gradient`; inputs left as they were; the same answer twice. `drawn`: a call whose answer, drawn
    beside the expected one, shows a mistake better than numbers do.
    """
    known = Function(name, reference, examples, others, mistakes, close, dtype, drawn)
    held = [
        Property(Text(en="the examples of the task", zh="题目里的例子"), partial(_examples, known)),
        Property(Text(en="other values and shapes", zh="别的数值和形状"), partial(_others, known)),
    ]
    if other_dtype is not None:
        named = str(other_dtype).removeprefix("torch.")
        held.append(
            Property(Text(en=f"{named} inputs", zh=f"{named} 的输入"), partial(_dtype, known, other_dtype))
        )
    if strided:
        words = Text(en="inputs that do not lie in order in memory", zh="内存中不连续的输入")
        held.append(Property(words, partial(_strided, known)))
    for key in gradient:
        words = Text(en="the gradient of {name}", zh="对 {name} 的梯度").format(name=known.argument(key))
        held.append(Property(words, partial(_gradient, known, key)))
    held.append(
        Property(Text(en="inputs left as they were", zh="不改动输入"), partial(_inputs_untouched, known))
    )
    held.append(
        Property(
            Text(en="the same answer when asked twice", zh="问两次答案相同"), partial(_repeatable, known)
        )
    )
    return [replace(one, hold=partial(_pictured, known, one.hold)) for one in held]


def _pictured(known: Function, hold: Callable[[Answer, Draw], None], answer: Answer, draw: Draw) -> None:
    try:
        hold(answer, draw)
    except Wrong as wrongly:
        raise replace(wrongly, picture=known.picture(answer)) from None


def _examples(known: Function, answer: Answer, draw: Draw) -> None:
    known.try_all(answer, known.examples(draw), known.dtype)


def _others(known: Function, answer: Answer, draw: Draw) -> None:
    """Right for the examples and wrong for others: something of the examples was written into the code."""
    calls = list(known.others(draw))
    try:
        known.try_all(answer, calls, known.dtype)
    except Wrong as wrongly:
        if wrongly.kind not in ("wrong-value", "wrong-shape"):
            raise
        seen = (wrongly.called, wrongly.got, wrongly.expected)
        raise wrong("only-the-example", *seen) from None


def _dtype(known: Function, dtype: torch.dtype, answer: Answer, draw: Draw) -> None:
    named = str(dtype).removeprefix("torch.")
    try:
        known.try_all(answer, list(known.others(draw)), dtype)
    except Wrong as wrongly:
        seen = (wrongly.called, wrongly.got, wrongly.expected)
        raise wrong("one-dtype-only", *seen, spot=wrongly.spot, dtype=named) from None


def _strided(known: Function, answer: Answer, draw: Draw) -> None:
    calls = [one for one in known.others(draw) if any(t.dim() > 1 for t in one.tensors())]
    known.try_all(answer, calls, known.dtype, ordered=False)


def _gradient(known: Function, key: int | str, answer: Answer, draw: Draw) -> None:
    for one in [*known.examples(draw), *known.others(draw)]:
        watching = one.named(key)
        if not (isinstance(watching, Tensor) and watching.is_floating_point() and watching.numel()):
            continue
        ours, theirs = one.cast(torch.float64), one.cast(torch.float64)
        ours.named(key).requires_grad_()
        theirs.named(key).requires_grad_()
        expected = gradients(known.reference(*ours.args, **ours.kwargs), [ours.named(key)])
        out = answer.call(known.name, *theirs.args, **theirs.kwargs)
        called = one.shown(known.name)
        got = answer.run(gradients, called, out, [theirs.named(key)])
        same_gradient(got[0], expected[0], known.argument(key), called)


def _inputs_untouched(known: Function, answer: Answer, draw: Draw) -> None:
    for one in [*known.examples(draw), *known.others(draw)]:
        mine = one.cast(known.dtype)
        before = Call(*mine.args, **mine.kwargs).cast(known.dtype)
        answer.call(known.name, *mine.args, **mine.kwargs)
        if not agrees([mine.args, mine.kwargs], [before.args, before.kwargs], Closeness(0.0, 0.0)):
            raise wrong("input-changed", one.shown(known.name), show(mine.args), show(before.args))


def _repeatable(known: Function, answer: Answer, draw: Draw) -> None:
    for one in known.examples(draw):
        first, second = (known.ask(answer, one, known.dtype) for _ in range(2))
        if not agrees(second, first, Closeness(0.0, 0.0)):
            raise wrong("not-repeatable", one.shown(known.name), show(second), show(first))
