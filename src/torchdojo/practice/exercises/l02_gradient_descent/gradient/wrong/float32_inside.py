# gets: one-dtype-only
def gradient(w, xs, ys):
    return (2 * xs.float() * (w * xs.float() - ys.float())).mean()
