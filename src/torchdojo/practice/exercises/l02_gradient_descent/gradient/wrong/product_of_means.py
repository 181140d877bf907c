# gets: product-of-means
def gradient(w, xs, ys):
    return 2 * xs.mean() * (w * xs - ys).mean()
