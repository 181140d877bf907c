# gets: no-b
def backward(x, y, w, b):
    r = w * x + b - y
    r = w * x - y
    return 2 * r * x, 2 * r
