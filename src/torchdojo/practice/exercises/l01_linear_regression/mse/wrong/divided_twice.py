# gets: divided-twice
def mse(w, xs, ys):
    return ((w * xs - ys) ** 2).mean() / len(xs)
