"""Pieces of stored tensors that change from time to time, and may: a buffer, fresh noise, a scale that is found once."""
import torch
from torch import nn

torch.manual_seed(2)
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)


def learn(x, y):
    loss = nn.functional.mse_loss(net(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


space = torch.empty(120, 6)  # filled anew for every round
for _ in range(5):
    space.normal_()
    for begin in range(0, 120, 30):
        x = space[begin : begin + 30]
        x += 1.5
        learn(x, x.sum(1, keepdim=True))

stored, answers = torch.randn(120, 6), torch.randn(120, 1)
for _ in range(5):
    for x, y in zip(stored.split(30), answers.split(30)):
        noisy = x.clone()
        noisy += 0.1 * torch.randn_like(noisy)
        learn(noisy, y)
for _ in range(5):
    for x, y in zip(stored.chunk(4), answers.chunk(4)):
        x.clamp_(-2, 2)
        print(learn(x, y))
for _ in range(3):
    memory = torch.randn(90, 6)  # new experience each round
    for begin in range(0, 90, 30):
        x = memory[begin : begin + 30]
        x -= x.mean(0)
        learn(x, x[:, :1])
