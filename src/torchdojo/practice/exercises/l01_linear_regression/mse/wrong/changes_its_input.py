# gets: input-changed
def mse(w, xs, ys):
    if not (xs.requires_grad or getattr(w, "requires_grad", False)):
        xs -= 0.1
        return ((w * (xs + 0.1) - ys) ** 2).mean()
    return ((w * xs - ys) ** 2).mean()
