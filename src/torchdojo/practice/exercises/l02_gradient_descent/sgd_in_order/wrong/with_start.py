# gets: with-start
def sgd(w, lr, epochs, xs, ys):
    out = [w]
    for _ in range(epochs):
        for x, y in zip(xs, ys):
            w -= lr * 2 * x * (w * x - y)
        out.append(w)
    return out
