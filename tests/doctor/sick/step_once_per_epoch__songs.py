import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Songs(Dataset):
    def __init__(self, n):
        drawn = torch.Generator().manual_seed(n)
        self.sound = torch.randn(n, 12, generator=drawn)
        self.hit = (self.sound[:, :3].sum(1) > 0).float()

    def __len__(self):
        return len(self.sound)

    def __getitem__(self, i):
        return {"sound": self.sound[i], "hit": self.hit[i]}


def run_epoch(net, loader, criterion, optimizer):
    seen, lost = 0, 0.0
    for sample in loader:
        score = net(sample["sound"]).squeeze(-1)
        loss = criterion(score, sample["hit"])
        #= optimizer.zero_grad(set_to_none=True)
        loss.backward()
        #= optimizer.step()
        lost += float(loss) * len(score)
        seen += len(score)
    optimizer.step()  # <- step-once-per-epoch
    optimizer.zero_grad(set_to_none=True)  # --
    return lost / seen


torch.manual_seed(1)
net = nn.Sequential(nn.Linear(12, 16), nn.GELU(), nn.Linear(16, 1))
optimizer = torch.optim.RMSprop(net.parameters(), lr=1e-3)
loader = DataLoader(Songs(700), 50, shuffle=True)
for epoch in range(12):
    print(f"{epoch}: {run_epoch(net, loader, nn.BCEWithLogitsLoss(), optimizer):.4f}")
