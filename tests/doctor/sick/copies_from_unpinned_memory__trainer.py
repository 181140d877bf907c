"""Fits a table with a small trainer."""

from dataclasses import dataclass, field

import torch
from torch import nn
from torch.utils import data


@dataclass
class Settings:
    batch: int = 40
    epochs: int = 5
    lr: float = 0.05
    device: str = field(default_factory=lambda: "cuda" if torch.cuda.is_available() else "cpu")


class Trainer:
    def __init__(self, model, settings):
        self.model = model.to(settings.device)
        self.settings = settings
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=settings.lr, momentum=0.9)

    def to_device(self, parts):
        return [part.to(self.settings.device, non_blocking=True) for part in parts]

    def batches(self, table):
        return data.DataLoader(table, self.settings.batch, shuffle=True)  # <- copies-from-unpinned-memory
        #= on = self.settings.device == "cuda"
        #= return data.DataLoader(table, self.settings.batch, shuffle=True, pin_memory=on)

    def fit(self, table):
        loader = self.batches(table)
        for epoch in range(self.settings.epochs):
            seen = torch.zeros(())
            for batch in loader:
                features, price = self.to_device(batch)
                loss = nn.functional.mse_loss(self.model(features), price)
                self.optimizer.zero_grad()
                loss.backward()
                self.optimizer.step()
                seen += loss.detach().cpu() * len(features)
            print(epoch, float(seen / len(table)))


torch.manual_seed(7)
features = torch.randn(400, 6)
price = features @ torch.tensor([[0.5], [1.0], [-1.0], [0.0], [2.0], [0.1]]) + 0.1 * torch.randn(400, 1)
Trainer(nn.Sequential(nn.Linear(6, 16), nn.Tanh(), nn.Linear(16, 1)), Settings()).fit(
    data.TensorDataset(features, price)
)
