import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader
class Windows(Dataset):
    def __init__(self, series, w): self.s, self.w, self.i = series, w, 0
    def __len__(self): return len(self.s) - self.w
    def __getitem__(self, idx):
        i = self.i  # <- same-batch-every-step
        #= i = idx
        return self.s[i:i + self.w], self.s[i + self.w]
torch.manual_seed(17)
s = torch.sin(torch.arange(400) / 5.0) + 0.1 * torch.randn(400)
dl = DataLoader(Windows(s, 12), batch_size=32, shuffle=True)
net = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 1)); opt = torch.optim.Adam(net.parameters(), 5e-3)
for e in range(6):
    for a, b in dl:
        loss = (net(a)[:, 0] - b).square().mean()
        opt.zero_grad(); loss.backward(); opt.step()
    print(e, loss.item())
