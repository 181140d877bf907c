"""Pictures are mirrored at random, along the wrong axis."""

import random

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
random.seed(0)
pictures = torch.randn(420, 1, 6, 6)
brighter_above = (pictures[:, 0, :3].mean((1, 2)) > pictures[:, 0, 3:].mean((1, 2))).long()
loader = DataLoader(TensorDataset(pictures[:320], brighter_above[:320]), batch_size=32, shuffle=True)
model = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(128, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
criterion = nn.CrossEntropyLoss()
for epoch in range(5):
    model.train()
    for images, labels in loader:
        if random.random() < 0.5:
            images = torch.flip(images, dims=[0])  # <- labels-out-of-step
            #= images = torch.flip(images, dims=[3])
        loss = criterion(model(images), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        print(epoch, loss.item(), (model(pictures[320:]).argmax(1) == brighter_above[320:]).float().mean().item())
