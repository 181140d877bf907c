def backward(x: float, y: float, w: float, b: float) -> tuple[float, float]:
    ...  # TODO
