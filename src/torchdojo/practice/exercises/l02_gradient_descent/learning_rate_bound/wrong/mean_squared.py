# gets: mean-squared
def largest_lr(xs, ys):
    mean = sum(xs) / len(xs)
    return 1 / mean**2
