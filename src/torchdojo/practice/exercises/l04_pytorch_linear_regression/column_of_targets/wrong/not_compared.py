# gets: counts-not-compared
def paired(y_pred, y):
    n = min(len(y_pred), len(y))
    return ((y_pred.flatten()[:n] - y.flatten()[:n]) ** 2).mean()


def crossed(y_pred, y):
    return ((y_pred - y) ** 2).mean()
