# gets: not-squared
def backward(x, y, w, b):
    r = w * x + b - y
    return x, 1.0
