# exercise: mse
# elsewhere: TorchCode, refused (a mean without its division)
def mse(w, xs, ys):
    return ((w * xs - ys) ** 2).sum()
