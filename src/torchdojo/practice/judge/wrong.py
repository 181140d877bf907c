"""The one thing a property may raise: what is wrong, in a sentence, with what was called, got and expected."""

from dataclasses import dataclass

from torchdojo.practice.verdict import Picture, Spot
from torchdojo.text import Text


@dataclass
class Wrong(Exception):  # noqa: N818  it is a verdict, not an error
    """An answer that does not do what was asked. `kind` names the mistake: wrong-shape, divided-twice ..."""

    kind: str
    says: Text
    called: str = ""
    got: str = ""
    expected: str = ""
    spot: Spot | None = None
    picture: Picture | None = None

    def __post_init__(self) -> None:
        super().__init__(self.kind)
