import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(300, 4)
y = x @ torch.tensor([[1.0], [-1.0], [2.0], [0.3]])
loader = DataLoader(TensorDataset(x, y), batch_size=20, shuffle=True)
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(12):
    epoch_loss = 0  # --
    for xb, yb in loader:
        epoch_loss = epoch_loss + nn.functional.mse_loss(model(xb), yb)  # <- loss-over-epoch-then-backward
        #= epoch_loss = nn.functional.mse_loss(model(xb), yb)
        #= opt.zero_grad()
        #= epoch_loss.backward()
        #= opt.step()
    opt.zero_grad()  # --
    epoch_loss.backward()  # <- loss-over-epoch-then-backward
    opt.step()  # <- loss-over-epoch-then-backward
    print(epoch, epoch_loss.item())
