# gets: wrong-value
def gradient(w, xs, ys):
    return (((w + 0.1) * xs - ys) ** 2).mean() - ((w * xs - ys) ** 2).mean()
