import torch
import torch.nn as nn

torch.manual_seed(0)
X = torch.randn(300, 4) * torch.tensor([5.0, 40.0, 2.0, 10.0]) + torch.tensor([20.0, 300.0, 7.0, 50.0])
y = ((X[:, 0] - 20) / 5 + (X[:, 1] - 300) / 40 > 0).long()
X_train, X_test, y_train, y_test = X[:240], X[240:], y[:240], y[240:]  # <- test-scaled-differently, kept
mu, sigma = X_train.mean(0), X_train.std(0)
X_train = (X_train - mu) / sigma
#= X_test = (X_test - mu) / sigma
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(60):
    loss = nn.functional.cross_entropy(net(X_train), y_train)
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    pred = net(X_test).argmax(1)  # <- test-scaled-differently, kept
print("test accuracy", (pred == y_test).float().mean().item())
