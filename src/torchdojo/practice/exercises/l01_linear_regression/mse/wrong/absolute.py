# gets: absolute
def mse(w, xs, ys):
    return (w * xs - ys).abs().mean()
