"""Schedules that look wrong and are not: errors and overfitting in a plateau, cycles by epoch, rates that are factors."""

import torch
from torch import nn
from torch.optim import lr_scheduler
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(2)
x = torch.randn(160, 12)
y = (x[:, 0] + 0.8 * torch.randn(160) > 0).long()
loader = DataLoader(TensorDataset(x[:80], y[:80]), batch_size=10, shuffle=True)


def net():
    return nn.Sequential(nn.Linear(12, 64), nn.ReLU(), nn.Linear(64, 2))


def train(model, optimizer, each_epoch, each_step=lambda: None, epochs=8):
    for _ in range(epochs):
        for rows, labels in loader:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(rows), labels).backward()
            optimizer.step()
            each_step()
        each_epoch()


@torch.no_grad()
def examine(model):
    scores = model(x[80:])
    accuracy = (scores.argmax(1) == y[80:]).float().mean().item()
    return nn.functional.cross_entropy(scores, y[80:]).item(), accuracy


model = net()  # the validation loss rises, for the model learns its few rows by heart
adam = torch.optim.Adam(model.parameters(), lr=0.02)
plateau = lr_scheduler.ReduceLROnPlateau(adam, patience=1)
train(model, adam, lambda: plateau.step(examine(model)[0]), epochs=20)

model = net()  # the share of wrong answers falls
adam = torch.optim.Adam(model.parameters(), lr=1e-3)
falling = lr_scheduler.ReduceLROnPlateau(adam, patience=3)


def after_epoch():
    _, accuracy = examine(model)
    falling.step(1.0 - accuracy)


train(model, adam, after_epoch)

model = net()  # one cycle, a step of it for each epoch
sgd = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
cycle = lr_scheduler.OneCycleLR(sgd, max_lr=0.1, total_steps=9)
train(model, sgd, cycle.step)

model = net()  # 64 steps in all, by chance
sgd = torch.optim.SGD(model.parameters(), lr=0.1)
half = lr_scheduler.CosineAnnealingLR(sgd, T_max=64)
train(model, sgd, half.step)

model = net()  # the optimizer's lr is 1, so the function may say the rate itself
sgd = torch.optim.SGD(model.parameters(), lr=1.0)
absolute = lr_scheduler.LambdaLR(sgd, lambda step: 0.1 * 0.98**step)
train(model, sgd, lambda: None, absolute.step)

model = net()  # a tenth at first, as the lr happens to be
sgd = torch.optim.SGD(model.parameters(), lr=0.1)
warm = lr_scheduler.LambdaLR(sgd, lambda step: min(1.0, (step + 1) / 10))
train(model, sgd, lambda: None, warm.step)
print(examine(model))
