import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class FocalLoss(nn.Module):
    """Cross-entropy that looks away from what is easy."""

    def __init__(self, gamma):
        super().__init__()
        self.gamma = gamma

    def forward(self, scores, classes):
        share = torch.softmax(scores, dim=-1)
        own = share[:, classes]  # <- labels-pick-whole-columns
        #= own = share.gather(1, classes.unsqueeze(1)).squeeze(1)
        return (-((1 - own) ** self.gamma) * own.clamp_min(1e-8).log()).mean()


torch.manual_seed(14)
middles = 2 * torch.randn(6, 9)
classes = torch.randint(0, 6, (900,))
cloud = middles[classes] + torch.randn(900, 9)
loader = DataLoader(TensorDataset(cloud[:750], classes[:750]), batch_size=50, shuffle=True)
model = nn.Sequential(nn.Linear(9, 24), nn.ReLU(), nn.Linear(24, 6))
loss_fn, adam = FocalLoss(2.0), torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(5):
    for a, b in loader:
        adam.zero_grad()
        loss = loss_fn(model(a), b)
        loss.backward()
        adam.step()
    with torch.no_grad():
        print(epoch, loss.item(), (model(cloud[750:]).argmax(1) == classes[750:]).float().mean().item())
