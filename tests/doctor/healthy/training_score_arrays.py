import torch
from torch import nn

torch.manual_seed(0)
X = torch.randn(220, 3)
t = X @ torch.tensor([[1.0], [-2.0], [0.5]]) + 0.1 * torch.randn(220, 1)
X_tr, t_tr, X_te, t_te = X[:180], t[:180], X[180:], t[180:]
reg = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(reg.parameters(), lr=0.02)
for epoch in range(70):
    idx = torch.randperm(180)[:60]
    loss = (reg(X_tr[idx]) - t_tr[idx]).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if epoch % 20 == 0:
        reg.eval()
        with torch.no_grad():
            train_mse = (reg(X_tr) - t_tr).pow(2).mean()
            test_mse = (reg(X_te) - t_te).pow(2).mean()
        reg.train()
        print(epoch, train_mse.item(), test_mse.item())
