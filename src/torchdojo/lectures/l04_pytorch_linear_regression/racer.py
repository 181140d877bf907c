"""One runner of the optimizer race: the loss and the update of the four steps, with any optimizer of torch.optim."""

import copy
import math
import time
from typing import Any

import torch
from torch import Tensor, nn


class Racer:
    """A copy of the model with an optimizer of its own."""

    def __init__(self, name: str, lr: float, model: nn.Module, criterion: nn.Module) -> None:
        self.name, self.lr, self.criterion = name, lr, criterion
        self.model = copy.deepcopy(model)
        self.optimizer = getattr(torch.optim, name)(self.model.parameters(), lr=lr)
        self.losses: list[float] = []
        self.seconds = 0.0

    def update(self, x_data: Tensor, y_data: Tensor) -> None:
        def closure() -> Any:  # LBFGS calls it up to 25 times in one step, every other optimizer once
            self.optimizer.zero_grad()
            loss = self.criterion(self.model(x_data), y_data)
            loss.backward()
            return loss

        began = time.thread_time()
        self.optimizer.step(closure)
        self.seconds += time.thread_time() - began
        with torch.no_grad():
            loss = self.criterion(self.model(x_data), y_data).item()
        self.losses.append(loss if math.isfinite(loss) else math.inf)
