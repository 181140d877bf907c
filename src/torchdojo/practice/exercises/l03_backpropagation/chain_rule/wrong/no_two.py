# gets: no-two
def backward(x, y, w, b):
    r = w * x + b - y
    return r * x, r
