# gets: summed
def gradient(w, xs, ys):
    return (2 * xs * (w * xs - ys)).sum()
