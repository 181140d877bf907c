def smooth(values: list[float], beta: float) -> list[float]:
    smoothed = []
    for value in values:
        last = smoothed[-1] if smoothed else value
        smoothed.append(beta * last + (1 - beta) * value)
    return smoothed
