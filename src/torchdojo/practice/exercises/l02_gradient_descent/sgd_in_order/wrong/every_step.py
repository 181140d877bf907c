# gets: every-step
def sgd(w, lr, epochs, xs, ys):
    out = []
    for _ in range(epochs):
        for x, y in zip(xs, ys):
            w -= lr * 2 * x * (w * x - y)
            out.append(w)
    return out
