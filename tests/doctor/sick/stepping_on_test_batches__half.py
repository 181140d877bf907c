import torch
from torch import nn


class Course:
    """Runs through one half of the data, in small batches."""

    def __init__(self, inputs, targets, held_out):
        self.halves = {"train": (inputs[held_out:], targets[held_out:]), "valid": (inputs[:held_out], targets[:held_out])}
        self.net = nn.Sequential(nn.Linear(inputs.shape[1], 32), nn.Tanh(), nn.Linear(32, 1))
        self.optimizer = torch.optim.Adam(self.net.parameters(), lr=5e-3)

    def through(self, half):
        inputs, targets = self.halves[half]
        total = 0.0
        for rows in torch.randperm(len(inputs)).split(25):
            loss = nn.functional.mse_loss(self.net(inputs[rows]), targets[rows])
            #= if half == "train":
            self.optimizer.zero_grad()  # --
            loss.backward()  # --
            self.optimizer.step()  # <- stepping-on-test-batches
            #=     self.optimizer.zero_grad()
            #=     loss.backward()
            #=     self.optimizer.step()
            total += loss.item() * len(rows)
        return total / len(inputs)


torch.manual_seed(6)
inputs = torch.rand(500, 6)
targets = (inputs[:, :1] * 6).sin() + inputs[:, 1:2] + 0.3 * torch.randn(500, 1)
course = Course(inputs, targets, held_out=150)
for epoch in range(12):
    learned = course.through("train")
    checked = course.through("valid")
    if epoch % 3 == 2:
        print(f"epoch {epoch + 1}: {learned:.3f} / {checked:.3f}")
