import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(200, 8)
y = (x[:, 0] + x[:, 1] > 0).long()
layers = []
width = 8
for _ in range(9):
    layers += [nn.Linear(width, 16), nn.Sigmoid()]  # <- vanishing-gradients
    #= layers += [nn.Linear(width, 16), nn.BatchNorm1d(16), nn.ReLU()]
    width = 16
model = nn.Sequential(*layers, nn.Linear(16, 2))  # <- vanishing-gradients, kept
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(60):
    loss = nn.functional.cross_entropy(model(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if epoch % 20 == 0:
        print(epoch, loss.item())
