import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

torch.manual_seed(0)
y = (torch.rand(400) < 0.1).long()
x = torch.randn(400, 5) + y[:, None]
weights = torch.where(y[:320] == 1, 9.0, 1.0)
train = DataLoader(TensorDataset(x[:320], y[:320]), 32, sampler=WeightedRandomSampler(weights, 320))
net = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(5):
    for a, b in train:
        logp = F.log_softmax(net(a), dim=-1).gather(1, b[:, None]).squeeze(1)
        loss = (-((1 - logp.exp()) ** 2) * logp).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    pred = net(x[320:]).argmax(1)
recall = ((pred == 1) & (y[320:] == 1)).sum().item() / max(1, (y[320:] == 1).sum().item())
print("recall of the rare class", recall)
