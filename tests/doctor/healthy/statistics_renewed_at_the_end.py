import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
x = torch.randn(600, 10)
y = (x[:, 0] * x[:, 1] > 0).long()
train, test = TensorDataset(x[:500], y[:500]), TensorDataset(x[500:], y[500:])
loader = DataLoader(train, 50, shuffle=True)
model = nn.Sequential(nn.Linear(10, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.Adam(model.parameters(), 1e-2)
def refresh_statistics(model, loader):
    """precise BN: averages over one pass with the final weights"""
    for m in model.modules():
        if isinstance(m, nn.BatchNorm1d):
            m.reset_running_stats()
            m.momentum = None
    model.train()
    with torch.no_grad():
        for a, _ in loader:
            model(a)
for epoch in range(10):
    model.train()
    for a, b in loader:
        loss = nn.functional.cross_entropy(model(a), b)
        opt.zero_grad(); loss.backward(); opt.step()
refresh_statistics(model, loader)
model.eval()
with torch.no_grad():
    print((model(test.tensors[0]).argmax(1) == test.tensors[1]).float().mean().item())
