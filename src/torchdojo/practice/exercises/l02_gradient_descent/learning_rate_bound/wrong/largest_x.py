# gets: largest-x
def largest_lr(xs, ys):
    return 1 / max(x * x for x in xs)
