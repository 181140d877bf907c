"""What was called between two steps of an optimizer, in its order; equal orders are counted, not kept."""

from collections import Counter

Mark = tuple[str, int, int]  # what was called, about which thing, on which of the user's lines
LONG = 48  # marks between two steps


class Trails:
    """A trail begins anew at every step of its optimizer; a mark belongs to all of them."""

    def __init__(self) -> None:
        self._since: dict[int, list[Mark]] = {}
        self._counted: Counter[tuple[int, tuple[Mark, ...]]] = Counter()

    def begin(self, optimizer: int) -> None:
        """Follow this optimizer from now on."""
        self._since[optimizer] = []

    def add(self, mark: Mark) -> None:
        """Add what has just been called."""
        for trail in self._since.values():
            if len(trail) >= LONG:  # the beginning and the end tell the order
                del trail[LONG // 2]
            trail.append(mark)

    def stepped(self, optimizer: int) -> None:
        """Count the order that led to this step."""
        self._counted[optimizer, tuple(self._since.get(optimizer, ()))] += 1
        self._since[optimizer] = []

    def rows(self) -> list[tuple[int, int, tuple[Mark, ...]]]:
        """Return optimizer, number of steps and order, for every order that occurred."""
        return [(optimizer, count, marks) for (optimizer, marks), count in self._counted.items()]
