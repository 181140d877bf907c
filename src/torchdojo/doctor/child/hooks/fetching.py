"""Samples on their way from a data set into a batch: what changes where they are kept, and the order they arrive in."""

import weakref
from collections.abc import Callable
from functools import partial
from typing import Any

from torch.utils.data import Dataset, default_collate
from torch.utils.data._utils.fetch import _MapDatasetFetcher

from torchdojo.doctor.child import collating, storing
from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

BATCHES = 3  # of each collate_fn that are compared with their samples
MOST = 4  # batches of one tick that are looked at
SETS = 50


class Fetching:
    """Notes at the batches that are made in the script's own process."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.stores: list[tuple[Any, storing.Store, dict[str, Any]]] = []  # each with its data set
        self.tick = self.seen = 0  # batches in this tick
        self.compared: dict[int, int] = {}  # batches, by the id of the collate_fn's code
        self.items: list[Any] = []
        notes: dict[str, Any] = {"before": self.asked, "after": self.fetched, "fits": self._room}
        wrap(recorder, _MapDatasetFetcher, "fetch", kind="fetch", **notes)
        recorder.closing.append(self.say)

    def asked(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Look at the rows that are about to be fetched."""
        fetcher, rows = args[0], args[1] if len(args) > 1 else None
        if (
            not fetcher.auto_collation
            or not isinstance(rows, list)
            or not all(isinstance(row, int) for row in rows)
        ):
            return
        self._listen(fetcher)
        dataset = storing.innermost(fetcher.dataset)
        if not isinstance(dataset, Dataset):
            return
        store = self._store(dataset)
        if store is None and len(self.stores) < SETS:
            store = storing.Store()
            self.stores.append((weakref.ref(dataset), store, self._about(dataset, id(fetcher.dataset))))
        if store is not None:
            store.look(dataset, fetcher.dataset, rows)

    def _room(self, _: Any) -> bool:
        """Whether this is one of the first batches of the tick."""
        self.tick, self.seen = self.recorder.tick, 1 + (self.seen if self.tick == self.recorder.tick else 0)
        return self.seen <= MOST

    def _store(self, dataset: Any) -> storing.Store | None:
        """Return what is known of a data set."""
        return next((store for known, store, _ in self.stores if known() is dataset), None)

    def _about(self, dataset: Any, data: int) -> dict[str, Any]:
        """Return what tells this data set from others, and where its rows are delivered."""
        digests = {name: storing.digest(value) for name, value in storing.stored(dataset)}
        return {
            "data": data,
            "cls": type(dataset).__name__,
            "digests": digests,
            "code": _code(dataset, "__getitem__"),
        }

    def _listen(self, fetcher: Any) -> None:
        """Let collate_fn tell which samples it is given, this once."""
        collate: Callable[..., Any] = fetcher.collate_fn
        code = _code(collate, "__call__")
        if collate is default_collate or code is None or self.compared.get(code[1], 0) >= BATCHES:
            return
        self.compared[code[1]] = self.compared.get(code[1], 0) + 1

        def told(items: Any) -> Any:
            fetcher.collate_fn = collate
            self.items = list(items)
            return collate(items)

        fetcher.collate_fn = told

    def fetched(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Compare the rows with what they were, and the batch with its samples."""
        items, self.items = self.items, []
        fetcher = args[0]
        dataset = storing.innermost(fetcher.dataset)
        store = self._store(dataset)
        if store is not None:
            store.compare(dataset)
        order = collating.out_of_step(items, result) if items else None
        if order is not None:
            self.recorder.event("collated", order=order, code=_code(fetcher.collate_fn, "__call__"))

    def say(self) -> None:
        """Write down what is known of every data set."""
        for _, store, facts in self.stores:
            self.recorder.event("stored", 0, **facts, again=dict(store.again))


def _code(thing: Any, method: str) -> tuple[str, int] | None:
    """Return the file and first line of a function, or of an object's method."""
    while isinstance(thing, partial):
        thing = thing.func
    code = getattr(thing, "__code__", None) or getattr(getattr(type(thing), method, None), "__code__", None)
    return (code.co_filename, code.co_firstlineno) if code is not None else None
