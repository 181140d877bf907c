# gets: wrong-value
def sgd(w, lr, epochs, xs, ys):
    import random

    out = []
    for _ in range(epochs):
        for _ in xs:
            i = random.randrange(len(xs))
            w -= lr * 2 * xs[i] * (w * xs[i] - ys[i])
        out.append(w)
    return out
