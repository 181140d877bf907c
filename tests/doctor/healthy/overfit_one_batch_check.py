import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x, y = torch.randn(256, 8), torch.randint(0, 3, (256,))
loader = DataLoader(TensorDataset(x, y), batch_size=16, shuffle=True)
model = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 3))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
# sanity check: the model must be able to learn a single batch by heart
batch_x, batch_y = next(iter(loader))
for step in range(70):
    loss = nn.functional.cross_entropy(model(batch_x), batch_y)
    opt.zero_grad()
    loss.backward()
    opt.step()
acc = (model(batch_x).argmax(1) == batch_y).float().mean().item()
print("one batch learned:", acc == 1.0, loss.item())
