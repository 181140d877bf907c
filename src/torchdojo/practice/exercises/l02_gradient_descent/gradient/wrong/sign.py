# gets: sign
def gradient(w, xs, ys):
    return (2 * xs * (ys - w * xs)).mean()
