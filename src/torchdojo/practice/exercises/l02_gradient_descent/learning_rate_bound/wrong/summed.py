# gets: summed
def largest_lr(xs, ys):
    return 1 / sum(x * x for x in xs)
