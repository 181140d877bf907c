import numpy as np, torch
from torch import nn
rng = np.random.default_rng(0)
X = rng.normal(size=(640, 6)).astype("float32")
y = (X[:, :1] * X[:, 1:2]).astype("float32")
X, y = torch.from_numpy(X), torch.from_numpy(y)
bs = 32
model = nn.Sequential(nn.Linear(6, 32), nn.Tanh(), nn.Linear(32, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(12):
    for i in range(len(X) // bs):
        xb, yb = X[i:i + bs], y[i:i + bs]  # <- batches-cut-wrongly
        #= xb, yb = X[i * bs:(i + 1) * bs], y[i * bs:(i + 1) * bs]
        loss = ((model(xb) - yb) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
