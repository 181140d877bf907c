# gets: summed
def descend(w, lr, epochs, xs, ys):
    for _ in range(epochs):
        w -= lr * sum(2 * x * (w * x - y) for x, y in zip(xs, ys))
    return w
