# gets: wrong-gradient
def mse(w, xs, ys):
    difference = w * xs - ys
    return (difference * difference.detach()).mean()
