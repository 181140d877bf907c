from collections.abc import Iterator


def mixed(values: list[float], beta: float) -> Iterator[float]:
    state = None
    for value in values:
        state = value if state is None else state + (1 - beta) * (value - state)
        yield state


def smooth(values: list[float], beta: float) -> list[float]:
    return list(mixed(values, beta))
