"""What one line of the check-up says."""

from dataclasses import dataclass

from torchdojo.text import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and what to do if it is not well. `broken`: nothing runs before that is done."""

    found: Text
    cure: Text | None = None
    broken: bool = False
