# gets: one-step-less
def descend(w, lr, epochs, xs, ys):
    for _ in range(1, epochs):
        w -= lr * sum(2 * x * (w * x - y) for x, y in zip(xs, ys)) / len(xs)
    return w
