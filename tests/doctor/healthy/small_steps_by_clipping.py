"""Gradients that are cut short in every step, and a training that gets somewhere all the same."""

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(400, 6)
y = (x[:, 0] * 2 + x[:, 1] > 0.3).long()


def net():
    return nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 2))


def train(model, optimizer, after, factor=1.0, epochs=8):
    for _ in range(epochs):
        for i in torch.randperm(400).split(40):
            loss = nn.functional.cross_entropy(model(x[i]), y[i]) * factor
            optimizer.zero_grad()
            loss.backward()
            after(model)
            optimizer.step()
    return loss.item() / factor


def unit_length(model):  # normalised gradients: the learning rate is the length of a step
    total = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    for p in model.parameters():
        p.grad.div_(total)


model = net()
print("normalised", train(model, torch.optim.SGD(model.parameters(), lr=0.05), unit_length, factor=200.0))
model = net()
signs = torch.optim.SGD(model.parameters(), lr=0.005)
print("signs", train(model, signs, lambda m: [p.grad.sign_() for p in m.parameters()]))
model = net()
adam = torch.optim.Adam(model.parameters(), lr=3e-3)
print("adam", train(model, adam, lambda m: nn.utils.clip_grad_norm_(m.parameters(), 1e-3)))
model = net()
large = torch.optim.SGD(model.parameters(), lr=50.0)
print("large rate", train(model, large, lambda m: nn.utils.clip_grad_norm_(m.parameters(), 1e-3)))
model = net()
summed = torch.optim.SGD(model.parameters(), lr=0.1)
print("sums", train(model, summed, lambda m: nn.utils.clip_grad_norm_(m.parameters(), 1.0), factor=400.0))
fine = torch.optim.SGD(model.parameters(), lr=1e-3)  # it has learned already; the last touch
print("fine", train(model, fine, lambda m: nn.utils.clip_grad_norm_(m.parameters(), 0.5), epochs=3))
