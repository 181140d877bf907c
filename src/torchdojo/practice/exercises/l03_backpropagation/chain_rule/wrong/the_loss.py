# gets: wrong-value
def backward(x, y, w, b):
    r = w * x + b - y
    return r * r, r * r
