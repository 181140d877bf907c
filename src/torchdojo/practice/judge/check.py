"""What an exercise asks for: a list of properties, each with its name, tried in order until one fails."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from torchdojo.practice.judge.answer import Answer
from torchdojo.practice.judge.draw import Draw
from torchdojo.text import Text


@dataclass(frozen=True, slots=True)
class Property:
    """Something that must hold. `hold(answer, draw)` raises Wrong if it does not."""

    name: Text
    hold: Callable[[Answer, Draw], None]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A typical mistake: a function like the reference that makes it. Answers that agree with it get its sentence."""

    kind: str
    like: Callable[..., Any]
    says: Text


@dataclass(frozen=True, slots=True)
class Check:
    """The judge of one exercise.

    `forbidden` names the torch functions that "from scratch" rules out, by their last name: softmax, linear, gru_cell.
    `cpu` is the limit in CPU-seconds for the whole check; a right answer must need less than a fifth of it.
    """

    properties: Sequence[Property]
    forbidden: frozenset[str] = frozenset()
    cpu: float = 20.0
    needs: frozenset[str] = field(default_factory=frozenset)  # "cuda": verified only where it is there


def prop(en: str, zh: str) -> Callable[[Callable[[Answer, Draw], None]], Property]:
    """Make a property of a function that raises Wrong: @prop("the order of the four steps", "四步的次序")."""

    def made(hold: Callable[[Answer, Draw], None]) -> Property:
        return Property(Text(en=en, zh=zh), hold)

    return made
