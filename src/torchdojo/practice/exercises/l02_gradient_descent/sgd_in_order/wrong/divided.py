# gets: divided
def sgd(w, lr, epochs, xs, ys):
    out = []
    for _ in range(epochs):
        for x, y in zip(xs, ys):
            w -= lr * 2 * x * (w * x - y) / len(xs)
        out.append(w)
    return out
