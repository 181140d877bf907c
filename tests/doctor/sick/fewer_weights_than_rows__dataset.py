import torch
from torch import nn
from torch.utils.data import BatchSampler, DataLoader, Dataset, WeightedRandomSampler


class Clicks(Dataset):
    def __init__(self, n):
        self.features = torch.randn(n, 4)
        self.bought = (self.features[:, 0] + 0.5 * torch.randn(n) > 1.6).float()

    def __len__(self):
        return len(self.bought)

    def __getitem__(self, i):
        return self.features[i], self.bought[i]


torch.manual_seed(10)
clicks = Clicks(800)
share = clicks.bought.mean().item()
chances = [share, 1 - share]  # of the class 0 and 1
#= chances = [chances[int(b)] for b in clicks.bought]
draw = WeightedRandomSampler(chances, num_samples=800)  # <- fewer-weights-than-rows, kept
loader = DataLoader(clicks, batch_sampler=BatchSampler(draw, 40, drop_last=False))
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1), nn.Flatten(0))
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(4):
    for x, y in loader:
        loss = nn.functional.binary_cross_entropy_with_logits(net(x), y)
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
