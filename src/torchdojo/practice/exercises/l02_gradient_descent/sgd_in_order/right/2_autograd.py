import torch


def sgd(
    w: float, lr: float, epochs: int, xs: list[float], ys: list[float]
) -> list[float]:
    weight = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=lr)
    history = []
    for _ in range(epochs):
        for x, y in zip(xs, ys):
            optimizer.zero_grad()
            loss = (weight * x - y) ** 2
            loss.backward()
            optimizer.step()
        history.append(weight.item())
    return history
