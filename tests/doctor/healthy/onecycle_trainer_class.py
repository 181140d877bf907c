from dataclasses import dataclass

import torch
from torch import nn
from torch.optim.lr_scheduler import OneCycleLR


@dataclass
class Config:
    epochs: int = 6
    batch: int = 25
    peak: float = 0.3


class Trainer:
    def __init__(self, model, inputs, targets, config):
        self.model, self.inputs, self.targets, self.config = model, inputs, targets, config
        self.steps = config.epochs * (len(inputs) // config.batch)
        self.optimizer = torch.optim.SGD(model.parameters(), lr=config.peak, momentum=0.9)
        self.schedule = OneCycleLR(self.optimizer, config.peak, total_steps=self.steps, pct_start=0.25)
        self.history = []

    def train_step(self, rows):
        self.optimizer.zero_grad(set_to_none=True)
        loss = nn.functional.smooth_l1_loss(self.model(self.inputs[rows]), self.targets[rows])
        loss.backward()
        self.optimizer.step()
        self.schedule.step()
        self.history.append(loss.detach())

    def fit(self):
        for _ in range(self.config.epochs):
            order = torch.randperm(len(self.inputs))
            for rows in order.split(self.config.batch):
                self.train_step(rows)
        return torch.stack(self.history)


if __name__ == "__main__":
    torch.manual_seed(3)
    inputs = torch.rand(400, 2) * 2 - 1
    targets = torch.sin(3 * inputs[:, :1]) * inputs[:, 1:]
    trainer = Trainer(nn.Sequential(nn.Linear(2, 40), nn.Tanh(), nn.Linear(40, 1)), inputs, targets, Config())
    losses = trainer.fit()
    print(f"{losses[:16].mean():.4f} -> {losses[-16:].mean():.4f}")
    print("lr at the end", trainer.schedule.get_last_lr()[0])
