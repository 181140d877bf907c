# gets: wrong-value
def largest_lr(xs, ys):
    lr = 0.0
    while lr * sum(x * x for x in xs) / len(xs) < 1:
        lr += 0.01
    return lr
