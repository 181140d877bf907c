def flies_away(lr: float, xs: list[float]) -> bool:
    w = 1.0  # the border does not depend on y: with every y = 0 the lowest point is 0
    for _ in range(10):
        w -= lr * sum(2 * x * (w * x) for x in xs) / len(xs)
    return abs(w) > 1


def largest_lr(xs: list[float], ys: list[float]) -> float:
    low, high = 0.0, 1.0
    while not flies_away(high, xs):
        high *= 2
    for _ in range(30):
        middle = (low + high) / 2
        if flies_away(middle, xs):
            high = middle
        else:
            low = middle
    return low
