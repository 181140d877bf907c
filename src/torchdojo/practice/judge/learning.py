"""Does it learn? A threshold over three seeds, set well inside what was measured; never "the loss fell"."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from torchdojo.practice.judge.answer import Answer
from torchdojo.practice.judge.check import Property
from torchdojo.practice.judge.draw import Draw
from torchdojo.practice.judge.sentences import wrong
from torchdojo.practice.judge.show import call, number
from torchdojo.text import Text

Score = Callable[[Any, int], float]


def learns(
    name: str,
    score: Score,
    at_least: float,
    *,
    args: Sequence[Any] = (),
    seeds: Sequence[int] = (0, 1, 2),
    wanted: Text | None = None,
) -> Property:
    """Return the property that name(*args, seed=seed) gives something whose score is high enough for every seed.

    `score(result, seed)` measures it on data the answer has not seen. Measure the spread of right answers over ten
    seeds first and set `at_least` well below their lowest.
    """
    words = wanted or Text(en="what it learned, over three seeds", zh="学到的东西，三个随机种子")
    return Property(words, partial(_learns, name, score, at_least, tuple(args), tuple(seeds)))


def _learns(
    name: str,
    score: Score,
    at_least: float,
    args: Sequence[Any],
    seeds: Sequence[int],
    answer: Answer,
    _: Draw,
) -> None:
    for seed in seeds:
        result = answer.call(name, *args, seed=seed)
        reached = score(result, seed)
        if not reached >= at_least:
            called, asked = call(name, args, {"seed": seed}), number(at_least)
            got = number(reached)
            raise wrong("does-not-learn", called, got, f">= {asked}", reached=got, seed=seed, asked=asked)
