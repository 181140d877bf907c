import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

# bag of words: raw counts are what goes in
torch.manual_seed(0)
rates = torch.tensor([[3.0, 0.2, 1.0] * 5, [0.5, 2.0, 1.0] * 5])
topic = torch.randint(0, 2, (300,))
counts = torch.poisson(rates[topic])
train = DataLoader(TensorDataset(counts[:240], topic[:240]), batch_size=24, shuffle=True)
net = nn.Sequential(nn.Linear(15, 16), nn.ReLU(), nn.Dropout(0.5), nn.Linear(16, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(5):
    net.train()
    for x, y in train:
        loss = nn.functional.cross_entropy(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
net.eval()
with torch.no_grad():
    print("accuracy", (net(counts[240:]).argmax(1) == topic[240:]).float().mean().item())
