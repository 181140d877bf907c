import torch
from torch import nn

torch.manual_seed(12)


class Beacon(nn.Module):
    """Says how far a signal has come, and which of three stations sent it."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(6, 32), nn.ReLU())
        self.distance = nn.Linear(32, 1)
        self.station = nn.Linear(32, 3)

    def forward(self, signal):
        found = self.body(signal)
        return self.distance(found).squeeze(1), self.station(found)


signals = torch.randn(360, 6)
meters = signals[:, 0].abs() + 0.5 * signals[:, 1]
senders = signals[:, 2:5].argmax(1)
beacon = Beacon()
adam = torch.optim.Adam(beacon.parameters(), lr=5e-3)
for epoch in range(10):
    for rows in torch.randperm(360).split(36):
        far, who = beacon(signals[rows])
        who_loss = nn.functional.cross_entropy(who, senders[rows])
        far_loss = nn.functional.mse_loss(far, meters[rows])
        #= adam.zero_grad()
        who_loss.backward(retain_graph=True)
        adam.zero_grad()  # <- gradients-cleared-unused
        far_loss.backward()
        adam.step()
    print(epoch, who_loss.item(), far_loss.item())
