import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def run_epoch(model, loader, optimizer):
    losses = []
    for x, y in loader:
        loss = nn.functional.cross_entropy(model(x), y)
        losses.append(loss)  # <- loss-over-epoch-then-backward
        #= losses.append(loss.detach())
        #= optimizer.zero_grad()
        #= loss.backward()
        #= optimizer.step()
    total = torch.stack(losses).mean()
    optimizer.zero_grad()  # --
    total.backward()  # <- loss-over-epoch-then-backward
    optimizer.step()  # <- loss-over-epoch-then-backward
    return total.item()


torch.manual_seed(0)
x = torch.randn(240, 6)
y = (x[:, 0] * x[:, 1] > 0).long()
model = nn.Sequential(nn.Linear(6, 20), nn.ReLU(), nn.Linear(20, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
loader = DataLoader(TensorDataset(x, y), batch_size=24, shuffle=True)
for epoch in range(15):
    print(epoch, run_epoch(model, loader, optimizer))
