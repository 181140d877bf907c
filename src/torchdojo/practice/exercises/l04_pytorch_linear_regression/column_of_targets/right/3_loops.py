def paired(y_pred, y):
    pairs = zip(y_pred.reshape(-1), y.reshape(-1), strict=True)
    return sum((p - t) ** 2 for p, t in pairs) / len(y)


def crossed(y_pred, y):
    total = 0
    for p in y_pred.reshape(-1):
        for t in y.reshape(-1):
            total = total + (p - t) ** 2
    return total / len(y) ** 2
