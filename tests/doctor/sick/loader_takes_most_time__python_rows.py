import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset


class Slow(Dataset):
    def __init__(self):
        self.lines = [" ".join(str((i * j) % 97 / 97) for j in range(900)) for i in range(200)]
        #= self.rows = torch.tensor([[float(v) for v in line.split()] for line in self.lines])

    def __len__(self):
        return len(self.lines)

    def __getitem__(self, i):
        row = torch.tensor([float(v) for v in self.lines[i].split()])  # <- loader-takes-most-time
        #= row = self.rows[i]
        return row - 0.5, row[3:4]


torch.manual_seed(0)
loader = DataLoader(Slow(), batch_size=20, shuffle=True)  # <- loader-takes-most-time, kept
net = nn.Linear(900, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.01)
for epoch in range(8):
    for x, y in loader:  # <- loader-takes-most-time, kept
        loss = nn.functional.mse_loss(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
print(loss.item())
