# gets: nothing-returned
def largest_lr(xs, ys):
    bound = len(xs) / sum(x * x for x in xs)
