# gets: wrong-shape
def largest_lr(xs, ys):
    bound = len(xs) / sum(x * x for x in xs)
    return (0.0, bound)
