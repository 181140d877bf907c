# gets: no-backward
def train(x_data, y_data, lr, epochs):
    w = 1.0
    for _ in range(epochs):
        for x, y in zip(x_data, y_data):
            w -= lr * 2 * x * (w * x - y)
    return w
