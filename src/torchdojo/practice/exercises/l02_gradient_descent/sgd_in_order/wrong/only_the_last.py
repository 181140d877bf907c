# gets: wrong-type
def sgd(w, lr, epochs, xs, ys):
    for _ in range(epochs):
        for x, y in zip(xs, ys):
            w -= lr * 2 * x * (w * x - y)
    return w
