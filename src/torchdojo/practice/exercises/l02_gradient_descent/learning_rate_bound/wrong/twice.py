# gets: twice
def largest_lr(xs, ys):
    return 2 / (sum(x * x for x in xs) / len(xs))
