def descend(
    w: float, lr: float, epochs: int, xs: list[float], ys: list[float]
) -> float:
    for _ in range(epochs):
        gradient = 0.0
        for x, y in zip(xs, ys):
            gradient += 2 * x * (w * x - y)
        w -= lr * gradient / len(xs)
    return w
