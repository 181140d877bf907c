import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.rand(200, 6)
y = (x[:, 0] > x[:, 1]).long()
fc1, fc2 = nn.Linear(6, 24), nn.Linear(24, 2)
nn.init.constant_(fc1.bias, -10.0)  # <- dead-relu
#= nn.init.constant_(fc1.bias, 0.01)
model = nn.Sequential(fc1, nn.ReLU(), fc2)  # <- dead-relu, kept
opt = torch.optim.SGD(model.parameters(), lr=0.3)
for i in range(60):
    loss = nn.functional.cross_entropy(model(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
