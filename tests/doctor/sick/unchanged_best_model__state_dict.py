import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(330, 4)
y = (x[:, 0] + 0.7 * torch.randn(330) > 0).long()
train_dl = DataLoader(TensorDataset(x[:270], y[:270]), batch_size=27, shuffle=True)
val_dl = DataLoader(TensorDataset(x[270:], y[270:]), batch_size=30)
model = nn.Sequential(nn.Linear(4, 24), nn.ReLU(), nn.Linear(24, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
best_loss = float("inf")
for epoch in range(8):
    model.train()
    for xb, yb in train_dl:
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(xb), yb).backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        val = sum(nn.functional.cross_entropy(model(xb), yb).item() for xb, yb in val_dl) / len(val_dl)
    if val < best_loss:
        best_loss = val
        best_weights = model.state_dict()  # <- unchanged-best-model
        #= best_weights = {k: v.clone() for k, v in model.state_dict().items()}
    print(epoch, val)
model.load_state_dict(best_weights)
print("best", best_loss)
