import torch
from torch import nn
torch.manual_seed(0)
numbers = torch.randperm(1024)
bits = ((numbers.unsqueeze(1) >> torch.arange(10)) & 1).float()
odd = (numbers % 2).long()
model = nn.Sequential(nn.Linear(10, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.5)
for epoch in range(10):
    for idx in torch.randperm(800).split(50):
        loss = nn.functional.cross_entropy(model(bits[idx]), odd[idx])
        opt.zero_grad(); loss.backward(); opt.step()
with torch.no_grad():
    print((model(bits[800:]).argmax(1) == odd[800:]).float().mean())
