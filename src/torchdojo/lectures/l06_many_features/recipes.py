"""The course's recipe for 8-6-4-1, and recipes that differ from it in one thing."""

from dataclasses import dataclass

from torch import nn


@dataclass(frozen=True)
class Recipe:
    """How to build and train the network; the defaults are the course's."""

    activation: type[nn.Module] = nn.Sigmoid
    adam: bool = False
    lr: float = 0.1
    times: int = 1  # as many epochs
    batch: int = 0  # 0: all rows at once
    hidden: bool = True


RECIPES = {
    "course": Recipe(),
    "10 x longer": Recipe(times=10),
    "lr=1": Recipe(lr=1.0),
    "lr=3": Recipe(lr=3.0),
    "batch=32": Recipe(batch=32),
    "Adam lr=0.03": Recipe(adam=True, lr=0.03),
    "ReLU": Recipe(activation=nn.ReLU),
    "Tanh": Recipe(activation=nn.Tanh),
    "no hidden layer": Recipe(hidden=False),
}


def network(columns: int, r: Recipe) -> nn.Sequential:
    """Build columns-6-4-1, or columns-1 if the recipe has no hidden layers. Sigmoid is always last."""
    if not r.hidden:
        return nn.Sequential(nn.Linear(columns, 1), nn.Sigmoid())
    six, four, one = nn.Linear(columns, 6), nn.Linear(6, 4), nn.Linear(4, 1)
    return nn.Sequential(six, r.activation(), four, r.activation(), one, nn.Sigmoid())


def gradient_norms(model: nn.Module) -> list[float]:
    """Norm of the gradient of each weight matrix, first layer first."""
    return [p.grad.norm().item() for p in model.parameters() if p.dim() == 2 and p.grad is not None]
