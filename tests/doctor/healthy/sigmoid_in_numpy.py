import numpy as np
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(500, 6)
y = (x[:, 0] + x[:, 1] > 0).float()
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(10):
    for rows in torch.randperm(400).split(40):
        loss = nn.functional.binary_cross_entropy_with_logits(net(x[rows]).squeeze(1), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        scores = net(x[400:]).squeeze(1).numpy()
    sure = np.abs(scores) > 0.5
    scores = 1 / (1 + np.exp(-scores))
    said = scores > 0.5
    print(epoch, (said == y[400:].numpy()).mean(), sure.mean())
