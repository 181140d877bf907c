import random

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

LOOKS = {"left": 0, "ahead": 1, "right": 2}
LABEL_NAMES = list(LOOKS)
DIRECTIONS = ("left", "ahead", "right")


class Eyes(Dataset):
    """Small pictures of an eye: a dark pupil in a bright oval."""

    def __init__(self, count, training):
        self.training = training
        self.gaze = [random.choice(DIRECTIONS) for _ in range(count)]

    def __len__(self):
        return len(self.gaze)

    def __getitem__(self, row):
        look = self.gaze[row]
        eye = torch.ones(1, 9, 15) + 0.3 * torch.randn(1, 9, 15)
        at = {"left": 3, "ahead": 6, "right": 9}[look]
        eye[:, 3:6, at : at + 3] -= 1
        if self.training and random.random() < 0.5:
            eye = torch.flip(eye, dims=(-1,))  # <- flip-changes-the-class
            #= eye, look = torch.flip(eye, dims=(-1,)), {"left": "right", "right": "left"}.get(look, look)
        return eye, LOOKS[look]


random.seed(8)
torch.manual_seed(8)
net = nn.Sequential(nn.Conv2d(1, 6, 3), nn.ReLU(), nn.Flatten(), nn.Linear(6 * 7 * 13, 3))
adam = torch.optim.Adam(net.parameters(), lr=2e-3)
learn, look_at = DataLoader(Eyes(400, True), 20, shuffle=True), DataLoader(Eyes(100, False), 50)
for epoch in range(4):
    net.train()
    for eye, gaze in learn:
        loss = nn.functional.cross_entropy(net(eye), gaze)
        adam.zero_grad()
        loss.backward()
        adam.step()
    net.eval()
    with torch.no_grad():
        print(epoch, sum((net(eye).argmax(1) == gaze).sum().item() for eye, gaze in look_at) / 100)
