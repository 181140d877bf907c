import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(240, 5)
y = (x[:, 0] > 0).long()
model = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 2))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
before_epoch, after_epoch = [model.train], [model.eval]
clear = opt.zero_grad
for epoch in range(5):
    for call in before_epoch:
        call()
    for i in torch.randperm(200).split(20):
        clear()
        loss = nn.functional.cross_entropy(model(x[i]), y[i])
        loss.backward()
        opt.step()
    for call in after_epoch:
        call()
    with torch.no_grad():
        print(epoch, (model(x[200:]).argmax(1) == y[200:]).float().mean().item())
