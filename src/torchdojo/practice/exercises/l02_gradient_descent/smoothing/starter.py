def smooth(values: list[float], beta: float) -> list[float]:
    ...  # TODO
