import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(480, 6)
y = x[:, :1] * x[:, 1:2]
loader = DataLoader(TensorDataset(x, y), 32, shuffle=True)
net = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(6):
    epoch_loss, batches = 0.0, 0
    for given, wanted in loader:
        loss = nn.functional.mse_loss(net(given), wanted)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        epoch_loss = loss.item()  # <- only-last-batch-measured
        #= epoch_loss += loss.item()
        batches += 1
    print(epoch, epoch_loss / batches)
