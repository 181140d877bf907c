from torch import Tensor, nn


class Deep(nn.Module):
    def __init__(self, depth: int, width: int, skip: bool) -> None:
        super().__init__()
        self.layers = nn.ModuleList()
        for _ in range(depth):
            self.layers.append(nn.Linear(width, width))
        self.past = (lambda x: x) if skip else (lambda x: 0)

    def forward(self, x: Tensor) -> Tensor:
        for layer in self.layers:
            x = self.past(x) + 1 / (1 + (-layer(x)).exp())
        return x


def gradient_norms(model: nn.Module, loss: Tensor) -> list[float]:
    for weight in model.parameters():
        weight.grad = None
    loss.backward()
    norms = []
    for layer in model.layers:
        squares = layer.weight.grad**2
        norms.append(float(squares.sum()) ** 0.5)
    return norms
