def largest_lr(xs: list[float], ys: list[float]) -> float:
    curvature = 2 * sum(x * x for x in xs) / len(xs)  # of the cost, in w
    return 2 / curvature
