import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

# forecasting: windows come in order of time on purpose, the test is the future
torch.manual_seed(0)
t = torch.arange(900) * 0.1
price = torch.sin(t) + 0.3 * torch.sin(3 * t) + 0.05 * torch.randn(900)
X = price.unfold(0, 12, 1)[:-1]
y = price[12:].unsqueeze(1)
train = DataLoader(TensorDataset(X[:700], y[:700]), batch_size=35)
test = DataLoader(TensorDataset(X[700:], y[700:]), batch_size=100)
net = nn.Sequential(nn.Linear(12, 24), nn.ReLU(), nn.Linear(24, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.005)
for epoch in range(5):
    net.train()
    for a, b in train:
        loss = nn.functional.mse_loss(net(a), b)
        opt.zero_grad()
        loss.backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        errors = sum(nn.functional.mse_loss(net(a), b, reduction="sum").item() for a, b in test)
    print(epoch, errors / len(test.dataset))
