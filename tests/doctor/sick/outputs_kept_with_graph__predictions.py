import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(300, 4)
y = x.sum(1, keepdim=True)
loader = DataLoader(TensorDataset(x, y), batch_size=20, shuffle=True)
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
all_outputs, all_targets = [], []
for epoch in range(6):
    for xb, yb in loader:
        out = model(xb)
        loss = nn.functional.mse_loss(out, yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
        all_outputs.append(out)  # <- outputs-kept-with-graph
        #= all_outputs.append(out.detach())
        all_targets.append(yb)
    print(epoch, loss.item())
residual = torch.cat(all_outputs) - torch.cat(all_targets)
print("std of residuals", residual.std().item())
