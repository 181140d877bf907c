# gets: sign
def backward(x, y, w, b):
    r = w * x + b - y
    return 2 * (y - w * x - b) * x, 2 * (y - w * x - b)
