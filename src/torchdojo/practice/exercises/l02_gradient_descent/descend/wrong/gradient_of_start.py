# gets: gradient-of-start
def descend(w, lr, epochs, xs, ys):
    gradient = sum(2 * x * (w * x - y) for x, y in zip(xs, ys)) / len(xs)
    for _ in range(epochs):
        w -= lr * gradient
    return w
