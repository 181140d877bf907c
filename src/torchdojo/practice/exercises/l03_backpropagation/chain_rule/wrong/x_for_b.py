# gets: x-for-b
def backward(x, y, w, b):
    r = w * x + b - y
    return 2 * r * x, 2 * r * x
