# gets: input-changed
def gradient(w, xs, ys):
    ys -= w * xs
    return (-2 * xs * ys).mean()
