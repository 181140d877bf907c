# gets: one-step-more
def descend(w, lr, epochs, xs, ys):
    for _ in range(epochs + 1):
        w -= lr * sum(2 * x * (w * x - y) for x, y in zip(xs, ys)) / len(xs)
    return w
