# gets: only-the-example
def largest_lr(xs, ys):
    low, high = 0.0, 1.0
    for _ in range(40):
        lr = (low + high) / 2
        if lr * sum(x * x for x in xs) / len(xs) > 1:
            high = lr
        else:
            low = lr
    return low
