# gets: input-changed
def paired(y_pred, y):
    if y_pred.numel() != y.numel():
        raise ValueError
    if y_pred.requires_grad:
        return ((y_pred.flatten() - y.flatten()) ** 2).mean()
    y_pred.squeeze_()
    return ((y_pred - y.flatten().reshape(y_pred.shape)) ** 2).mean()


def crossed(y_pred, y):
    return ((y_pred - y) ** 2).mean()
