"""What the judge says of an answer: values only, so that the process that shows them needs no torch."""

from dataclasses import asdict, dataclass
from typing import Any

from torchdojo.text import Text

PASSED = "passed"
STOPPED = "stopped"  # by the runner, before it was judged
NOT_VERIFIED = "not-verified"  # everything holds that can be tried without a GPU


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the learner's file: line and columns are counted from 1; `end` is the column behind the last."""

    file: str
    line: int
    column: int
    end: int
    source: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What should have come out beside what came out, as two grids of numbers; a curve is a grid of one row.

    `of`: the call it shows, if that is another than the verdict's.
    """

    expected: list[list[float]]
    got: list[list[float]]
    of: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One check of one answer."""

    exercise: str
    kind: str  # "passed", or the name of what is wrong: wrong-shape, divided-twice, shortcut ...
    says: Text
    wanted: Text | None = None  # the property that failed: "the gradient of w"
    called: str = ""  # mse(w=0.0)
    got: str = ""
    expected: str = ""
    held: int = 0  # properties that hold
    of: int = 0
    spot: Spot | None = None
    picture: Picture | None = None
    printed: str = ""  # what the learner's code printed, at most its last lines
    seconds: float = 0.0  # of CPU time

    @property
    def passed(self) -> bool:
        """Whether every property holds."""
        return self.kind == PASSED

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> "Verdict":
        """Build it from what to_json() gave."""
        return cls(
            **{
                **row,
                "says": Text(**row["says"]),
                "wanted": Text(**row["wanted"]) if row["wanted"] else None,
                "spot": Spot(**row["spot"]) if row["spot"] else None,
                "picture": Picture(**row["picture"]) if row["picture"] else None,
            }
        )


def stopped(exercise: str) -> Verdict:
    """Return what stands for a verdict if the check was ended before there was one."""
    return Verdict(exercise, STOPPED, Text(en="The check was stopped.", zh="检查已停下。"))
