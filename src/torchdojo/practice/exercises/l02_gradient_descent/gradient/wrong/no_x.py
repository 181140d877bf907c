# gets: no-x
def gradient(w, xs, ys):
    return (2 * (w * xs - ys)).mean()
