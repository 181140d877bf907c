"""What was called between two steps of an optimizer, in its order; equal orders are counted, not kept."""

from collections import Counter

Mark = tuple[str, int, int]  # what was called, about which thing, on which of the user's lines
LONG = 48  # marks between two steps


class Trails:
    """A trail begins anew at every step of its optimizer; a mark belongs to all of them."""

    def __init__(self) -> None:
        self._since: dict[int, list[Mark]] = {}
        self._last: dict[
            int, tuple[Mark, ...]
        ] = {}  # the order of the last step, which is most often that of the next
        self._again: Counter[int] = Counter()  # how often it has come again
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
        marks = tuple(self._since.get(optimizer, ()))
        if marks != self._last.get(optimizer):
            self._note(optimizer)
            self._last[optimizer] = marks
        self._again[optimizer] += 1
        self._since[optimizer] = []

    def _note(self, optimizer: int) -> None:
        again = self._again.pop(optimizer, 0)
        if again:
            self._counted[optimizer, self._last[optimizer]] += again

    def rows(self) -> list[tuple[int, int, tuple[Mark, ...]]]:
        """Return optimizer, number of steps and order, for every order that occurred."""
        for optimizer in self._last:
            self._note(optimizer)
        return [(optimizer, count, marks) for (optimizer, marks), count in self._counted.items()]
