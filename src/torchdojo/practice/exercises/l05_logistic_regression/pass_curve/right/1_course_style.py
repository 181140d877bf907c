import torch
from torch import Tensor, nn


class LogisticModel(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(1, 1)

    def forward(self, x: Tensor) -> Tensor:
        return torch.sigmoid(self.linear(x))


def pass_curve(model: LogisticModel) -> tuple[Tensor, Tensor, float]:
    hours = torch.linspace(0, 10, 101)
    with torch.no_grad():
        p = model(hours.unsqueeze(1)).squeeze(1)
    threshold = -model.linear.bias.item() / model.linear.weight.item()
    return hours, p, threshold
