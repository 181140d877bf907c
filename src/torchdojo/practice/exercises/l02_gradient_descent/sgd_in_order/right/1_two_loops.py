def sgd(
    w: float, lr: float, epochs: int, xs: list[float], ys: list[float]
) -> list[float]:
    history = []
    for _ in range(epochs):
        for x, y in zip(xs, ys):
            gradient = 2 * x * (w * x - y)
            w -= lr * gradient
        history.append(w)
    return history
