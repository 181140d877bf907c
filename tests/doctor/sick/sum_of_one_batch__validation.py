import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(9)
ground = torch.randn(600, 7)
yield_ = ground[:, :2].sum(1, keepdim=True).tanh()
learned = DataLoader(TensorDataset(ground[:450], yield_[:450]), batch_size=45, shuffle=True)
held = DataLoader(TensorDataset(ground[450:], yield_[450:]), batch_size=30)
field = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1))
sgd = torch.optim.SGD(field.parameters(), lr=0.05, momentum=0.9)
for epoch in range(8):
    for soil, crop in learned:
        sgd.zero_grad()
        F.mse_loss(field(soil), crop).backward()
        sgd.step()
    #= total = 0.0
    with torch.no_grad():
        for soil, crop in held:
            total = 0.0  # <- sum-of-one-batch
            total += F.mse_loss(field(soil), crop).item() * len(soil)
    print(f"epoch {epoch} error {total / len(held.dataset):.4f}")
