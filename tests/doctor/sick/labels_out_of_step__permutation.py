import torch
import torch.nn as nn

torch.manual_seed(0)
X = torch.randn(240, 5)
y = (X[:, 0] + X[:, 1] > 0).long()
model = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(8):
    perm = torch.randperm(len(X))
    X_shuffled = X[perm]  # <- labels-out-of-step, kept
    #= y_shuffled = y[perm]
    for i in range(0, 240, 30):
        xb = X_shuffled[i : i + 30]
        yb = y[i : i + 30]  # <- labels-out-of-step
        #= yb = y_shuffled[i : i + 30]
        loss = nn.functional.cross_entropy(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
