import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

LEARNING_RATE = 3.0  # <- learning-rate-too-large
#= LEARNING_RATE = 3e-3
EPOCHS = 8

torch.manual_seed(0)
x = torch.randn(320, 10)
y = (x[:, 0] + x[:, 1] * x[:, 2] > 0).long()
loader = DataLoader(TensorDataset(x, y), batch_size=32, shuffle=True)
model = nn.Sequential(nn.Linear(10, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE)  # <- learning-rate-too-large, kept
for epoch in range(EPOCHS):
    total = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(xb), yb)
        loss.backward()
        optimizer.step()
        total += loss.item()
    print(f"epoch {epoch} loss {total / len(loader):.3f}")
