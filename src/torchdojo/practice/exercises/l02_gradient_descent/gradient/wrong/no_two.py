# gets: no-two
def gradient(w, xs, ys):
    return (xs * (w * xs - ys)).mean()
