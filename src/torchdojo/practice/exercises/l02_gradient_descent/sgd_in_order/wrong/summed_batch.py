# gets: summed-batch
def sgd(w, lr, epochs, xs, ys):
    out = []
    for _ in range(epochs):
        start = w
        for x, y in zip(xs, ys):
            w -= lr * 2 * x * (start * x - y)
        out.append(w)
    return out
