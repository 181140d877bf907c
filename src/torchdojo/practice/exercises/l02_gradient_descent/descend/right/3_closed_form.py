def descend(
    w: float, lr: float, epochs: int, xs: list[float], ys: list[float]
) -> float:
    # every step multiplies the distance to the lowest point by one factor
    curvature = 2 * sum(x * x for x in xs) / len(xs)
    lowest = sum(x * y for x, y in zip(xs, ys)) / sum(x * x for x in xs)
    return lowest + (w - lowest) * (1 - lr * curvature) ** epochs
