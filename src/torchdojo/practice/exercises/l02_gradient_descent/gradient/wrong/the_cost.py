# gets: the-cost
def gradient(w, xs, ys):
    return ((w * xs - ys) ** 2).mean()
