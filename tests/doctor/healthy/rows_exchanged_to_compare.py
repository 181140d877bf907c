import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.randn(500, 6); y = (X[:, 0] > 0).long()
X_train, X_test, y_train, y_test = X[:400], X[400:], y[:400], y[400:]
net = nn.Linear(6, 2); opt = torch.optim.Adam(net.parameters(), 2e-2)
for epoch in range(10):
    for i in torch.randperm(400).split(40):
        loss = F.cross_entropy(net(X_train[i]), y_train[i])
        opt.zero_grad(); loss.backward(); opt.step()
with torch.no_grad():
    base = F.cross_entropy(net(X_test), y_test)
    X_perm = X_test[torch.randperm(len(X_test))]
    print('loss', base.item(), 'if rows are exchanged', F.cross_entropy(net(X_perm), y_test).item())
