# gets: endless
def descend(w, lr, epochs, xs, ys):
    while True:
        w -= lr * sum(2 * x * (w * x - y) for x, y in zip(xs, ys)) / len(xs)
