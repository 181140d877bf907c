"""Customer visits of different lengths, summed up by the mean of the states of a recurrent layer."""
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(31)
SHOPS, LONGEST = 30, 14


def visits(n):
    length = torch.randint(4, LONGEST + 1, (n, 1))
    shop = torch.randint(1, SHOPS, (n, LONGEST)) * (torch.arange(LONGEST) < length)
    return shop, ((shop > 20).sum(1) / length[:, 0] > 0.35).float()


def summary(states, there):
    weight = there.unsqueeze(-1).float()
    return (states * weight).sum(1) / weight.sum(1).clamp(min=1)  # <- padding-mask-inverted, kept


class Loyal(nn.Module):
    def __init__(self, width=24):
        super().__init__()
        self.shop = nn.Embedding(SHOPS, width)
        self.read = nn.GRU(width, width, batch_first=True)
        self.answer = nn.Linear(width, 1)

    def forward(self, shop):
        states, _ = self.read(self.shop(shop))
        return self.answer(summary(states, shop == 0)).squeeze(1)  # <- padding-mask-inverted
        #= return self.answer(summary(states, shop != 0)).squeeze(1)


loader = DataLoader(TensorDataset(*visits(640)), batch_size=64, shuffle=True)
net, criterion = Loyal(), nn.BCEWithLogitsLoss()
adam = optim.Adam(net.parameters(), lr=4e-3)
for epoch in range(6):
    for shop, loyal in loader:
        loss = criterion(net(shop), loyal)
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(f"{epoch}: {loss.item():.3f}")
