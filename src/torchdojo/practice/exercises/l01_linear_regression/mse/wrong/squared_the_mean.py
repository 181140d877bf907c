# gets: squared-the-mean
def mse(w, xs, ys):
    return (w * xs - ys).mean() ** 2
