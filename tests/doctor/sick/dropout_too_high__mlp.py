import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(320, 10)
y = (x[:, :4].sum(1) > 0).long()
loader = DataLoader(TensorDataset(x, y), batch_size=32, shuffle=True)
keep = 0.95  # <- dropout-too-high
#= keep = 0.2
model = nn.Sequential(
    nn.Linear(10, 24),
    nn.ReLU(),
    nn.Dropout(keep),  # <- dropout-too-high, kept
    nn.Linear(24, 2),
)
opt = torch.optim.Adam(model.parameters(), lr=0.005)
model.train()
for epoch in range(8):
    for xb, yb in loader:
        loss = nn.functional.cross_entropy(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
