# gets: wrong-value
def largest_lr(xs, ys):
    return len(xs) / sum(y * y for y in ys)
