# gets: no-gradient
def mse(w, xs, ys):
    return ((w * xs - ys) ** 2).mean().detach()
