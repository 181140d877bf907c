# gets: crossed
def paired(y_pred, y):
    if y_pred.numel() != y.numel():
        raise ValueError
    return ((y_pred - y.reshape(-1, 1)) ** 2).mean()


def crossed(y_pred, y):
    return ((y_pred - y) ** 2).mean()
