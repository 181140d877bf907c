import torch
from torch import nn


def accuracy(model: nn.Module, loader) -> float:
    was_training = model.training
    try:
        right = [
            int(row.argmax()) == int(label)
            for x, labels in loader
            for row, label in zip(answers(model, x), labels)
        ]
    finally:
        if was_training:
            model.train()
    return right.count(True) / len(right)


def answers(model: nn.Module, x: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return model.eval()(x)
