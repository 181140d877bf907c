# gets: half
def largest_lr(xs, ys):
    return len(xs) / sum(x * x for x in xs) / 2
