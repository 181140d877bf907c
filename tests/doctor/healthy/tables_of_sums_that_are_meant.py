import torch
from torch import nn

torch.manual_seed(2)


def seats(n):
    """Loudness of rows and columns of a hall; each place hears both."""
    rows, columns = torch.rand(n, 1), torch.rand(n)
    return rows, columns


hall = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
shift = nn.Parameter(torch.zeros(30))
optimizer = torch.optim.Adam([*hall.parameters(), shift], lr=0.01)
for step in range(120):
    rows, columns = seats(30)
    heard = rows + 0.5 * columns
    mean = heard.mean(dim=1)
    loudness = hall(rows)
    loss = (loudness.squeeze(1) - mean).pow(2).mean()
    loss = loss + 0.1 * (shift - heard).pow(2).mean()
    table = loudness + 0.5 * columns
    loss = loss + (table - heard).pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())

# the best price for buyers and sellers, from the prices of all pairs
buyer = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
seller = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam([*buyer.parameters(), *seller.parameters()], lr=0.01)
for step in range(120):
    wants, offers = torch.rand(24, 1), torch.rand(24, 1)
    price = wants * offers.squeeze(1).unsqueeze(0)
    cost = wants.unsqueeze(1).squeeze(2) * offers[None, :, 0].squeeze(0)
    gap = buyer(wants) + seller(offers).squeeze(1) - price
    short = (buyer(wants) - cost).clamp(max=0).mean()
    loss = gap.clamp(min=0).mean() - 0.01 * short
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
