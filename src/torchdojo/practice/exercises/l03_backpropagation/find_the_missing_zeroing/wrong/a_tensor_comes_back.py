# gets: not-a-number
import torch


def train(x_data, y_data, lr, epochs):
    w = torch.tensor(1.0, requires_grad=True)
    for _ in range(epochs):
        for x, y in zip(x_data, y_data):
            loss = (w * x - y) ** 2
            loss.backward()
            with torch.no_grad():
                w -= lr * w.grad
            w.grad = None
    return w
