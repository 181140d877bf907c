import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
table = torch.randn(300, 6)
table[:, 5] = (table[:, 0] + table[:, 1] + 0.5 * torch.randn(300) > 0).float()
X = table  # <- label-among-features
#= X = table[:, :5]
y = table[:, 5:]
train = DataLoader(TensorDataset(X[:240], y[:240]), batch_size=24, shuffle=True)
model = nn.Sequential(nn.Linear(X.shape[1], 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(6):
    for xb, yb in train:
        out = model(xb)  # <- label-among-features, kept
        loss = nn.functional.binary_cross_entropy_with_logits(out, yb)  # <- label-among-features, kept
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    print("acc", ((model(X[240:]) > 0) == (y[240:] > 0.5)).float().mean().item())
