# gets: raised
def fit(x, y, start, lr, updates):
    w = start.clone().requires_grad_()
    losses = []
    for _ in range(updates):
        loss = ((w[0] + w[1] * x + w[2] * x**2 + w[3] * x**3 - y) ** 2).sum()
        loss.backward()
        losses.append(loss.item())
        w = w - lr * w.grad
    return w.detach(), losses
