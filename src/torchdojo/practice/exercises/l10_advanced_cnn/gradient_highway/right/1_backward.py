import torch
from torch import Tensor, nn


class Deep(nn.Module):
    def __init__(self, depth: int, width: int, skip: bool) -> None:
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(width, width) for _ in range(depth))
        self.skip = skip

    def forward(self, x: Tensor) -> Tensor:
        for layer in self.layers:
            y = torch.sigmoid(layer(x))
            x = x + y if self.skip else y
        return x


def gradient_norms(model: nn.Module, loss: Tensor) -> list[float]:
    model.zero_grad()
    loss.backward()
    return [layer.weight.grad.norm().item() for layer in model.layers]
