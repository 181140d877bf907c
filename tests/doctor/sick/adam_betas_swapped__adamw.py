import torch
import torch.nn.functional as F
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset


def make(net):
    return optim.AdamW(net.parameters(), 2e-3, (0.999, 0.9), weight_decay=1e-2)  # <- adam-betas-swapped
    #= return optim.AdamW(net.parameters(), 2e-3, (0.9, 0.999), weight_decay=1e-2)


torch.manual_seed(2)
x = torch.randn(400, 1, 8, 8)
y = (x[:, 0, :4].mean((1, 2)) > x[:, 0, 4:].mean((1, 2))).long()
net = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(144, 2))
adam = make(net)
for epoch in range(6):
    for rows, labels in DataLoader(TensorDataset(x, y), batch_size=25, shuffle=True):
        adam.zero_grad()
        loss = F.cross_entropy(net(rows), labels)
        loss.backward()
        adam.step()
    print(epoch, loss.item())
