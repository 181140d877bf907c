import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Additions(Dataset):
    """Every item is drawn when it is asked for."""

    def __len__(self):
        return 10_000

    def __getitem__(self, index):
        bits = torch.randint(0, 2, (10,)).float()
        return bits, bits.sum() / 10


torch.manual_seed(0)
loader = DataLoader(Additions(), batch_size=32)
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for step in range(150):
    bits, share = next(iter(loader))
    loss = nn.functional.mse_loss(net(bits).squeeze(1), share)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
