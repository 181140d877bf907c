# gets: one-after-the-other
def fit(x, y, start, lr, updates):
    w, losses = start.clone(), []
    for _ in range(updates):
        losses.append(((w[0] + w[1] * x + w[2] * x**2 + w[3] * x**3 - y) ** 2).sum().item())
        for k in range(4):
            error = w[0] + w[1] * x + w[2] * x**2 + w[3] * x**3 - y
            w[k] -= lr * 2 * (error * x**k).sum()
    return w, losses
