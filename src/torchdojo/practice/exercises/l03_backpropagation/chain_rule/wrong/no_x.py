# gets: no-x
def backward(x, y, w, b):
    r = w * x + b - y
    return 2 * r, 2 * r
