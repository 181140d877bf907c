# gets: batch
def sgd(w, lr, epochs, xs, ys):
    out = []
    for _ in range(epochs):
        w -= lr * sum(2 * x * (w * x - y) for x, y in zip(xs, ys)) / len(xs)
        out.append(w)
    return out
