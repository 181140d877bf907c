import torch
from torch import nn


def accuracy(model: nn.Module, loader) -> float:
    training = model.training
    model.eval()
    correct = total = 0
    with torch.no_grad():
        for x, labels in loader:
            y_pred = model(x).argmax(dim=1)
            correct += (y_pred == labels).sum().item()
            total += len(labels)
    model.train(training)
    return correct / total
