import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(120, 3, 4, 4)
y = (x[:, 0].mean((1, 2)) > 0).long()
loader = DataLoader(TensorDataset(x, y), batch_size=1, shuffle=True)  # <- batch-norm-of-one-row
#= loader = DataLoader(TensorDataset(x, y), batch_size=12, shuffle=True)
model = nn.Sequential(
    nn.Conv2d(3, 6, 3),
    nn.BatchNorm2d(6),  # <- batch-norm-of-one-row, kept
    nn.ReLU(),
    nn.Flatten(),
    nn.Linear(24, 2),
)
opt = torch.optim.SGD(model.parameters(), lr=0.02)
for xb, yb in loader:
    loss = nn.functional.cross_entropy(model(xb), yb)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
