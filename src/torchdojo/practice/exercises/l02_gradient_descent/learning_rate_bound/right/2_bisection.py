def flies_away(lr: float, xs: list[float], ys: list[float]) -> bool:
    w, steps = 1.0, []
    for _ in range(10):
        step = lr * sum(2 * x * (w * x - y) for x, y in zip(xs, ys)) / len(xs)
        w -= step
        steps.append(abs(step))
    return steps[-1] > steps[0]


def largest_lr(xs: list[float], ys: list[float]) -> float:
    low, high = 0.0, 1.0
    while not flies_away(high, xs, ys):
        high *= 2
    for _ in range(30):
        middle = (low + high) / 2
        if flies_away(middle, xs, ys):
            high = middle
        else:
            low = middle
    return low
