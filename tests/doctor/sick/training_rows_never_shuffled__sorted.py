import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
per_class = 80
means = torch.tensor([[0.0, 0.0], [2.0, 0.5], [0.5, 2.0]])
x = torch.cat([m + 0.6 * torch.randn(per_class, 2) for m in means])
y = torch.arange(3).repeat_interleave(per_class)
loader = DataLoader(TensorDataset(x, y), batch_size=20)  # <- training-rows-never-shuffled
#= loader = DataLoader(TensorDataset(x, y), batch_size=20, shuffle=True)
model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 3))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(8):
    for inputs, labels in loader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(inputs), labels)
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        train_acc = (model(x).argmax(1) == y).float().mean().item()
    print(epoch, loss.item(), train_acc)
