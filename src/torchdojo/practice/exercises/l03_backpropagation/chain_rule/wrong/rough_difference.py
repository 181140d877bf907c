# gets: wrong-value
def backward(x, y, w, b):
    r = w * x + b - y
    def loss(w, b):
        return (w * x + b - y) ** 2

    return (loss(w + 0.01, b) - loss(w, b)) / 0.01, (loss(w, b + 0.01) - loss(w, b)) / 0.01
