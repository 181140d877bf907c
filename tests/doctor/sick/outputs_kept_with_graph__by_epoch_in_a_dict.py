import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(9)
x = torch.randn(700, 10)
y = (x[:, 0] > x[:, 1]).long() + (x[:, 2] > 0.5).long()
train = DataLoader(TensorDataset(x[:600], y[:600]), batch_size=12, shuffle=True)
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 3))
sgd = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(4):
    seen = {"scores": [], "labels": []}
    for a, b in train:
        scores = net(a)
        loss = F.cross_entropy(scores, b)
        sgd.zero_grad()
        loss.backward()
        sgd.step()
        seen["scores"].append(scores)  # <- outputs-kept-with-graph
        #= seen["scores"].append(scores.detach())
        seen["labels"].append(b)
    scores, labels = torch.cat(seen["scores"]), torch.cat(seen["labels"])
    recall = [((scores.argmax(1) == k) & (labels == k)).sum().item() / (labels == k).sum().item() for k in range(3)]
    with torch.no_grad():
        print(epoch, recall, (net(x[600:]).argmax(1) == y[600:]).float().mean().item())
