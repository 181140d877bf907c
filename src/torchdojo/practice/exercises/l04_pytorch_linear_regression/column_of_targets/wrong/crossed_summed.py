# gets: summed
def paired(y_pred, y):
    if y_pred.numel() != y.numel():
        raise ValueError
    return ((y_pred.flatten() - y.flatten()) ** 2).mean()


def crossed(y_pred, y):
    return ((y_pred - y) ** 2).sum()
