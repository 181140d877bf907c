# gets: by-x
def backward(x, y, w, b):
    r = w * x + b - y
    return 2 * r * w, 2 * r
