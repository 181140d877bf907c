import torch
import torch.nn.functional as F
from torch import nn

# deep clustering: the nearest centre pulls at the code, and the code itself is decoded
torch.manual_seed(3)
x = torch.randn(8, 10)[torch.randint(0, 8, (300,))] + 0.2 * torch.randn(300, 10)
encoder = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 3))
decoder = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 10))
centres = nn.Parameter(torch.randn(8, 3))


def cluster(z):
    which = torch.cdist(z, centres).argmin(1)
    centre = centres[which]
    return F.mse_loss(centre, z.detach()) + 0.1 * F.mse_loss(z, centre.detach()), which


optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters(), centres], lr=5e-3)
for step in range(80):
    z = encoder(x)
    apart, which = cluster(z)
    loss = F.mse_loss(decoder(z), x) + apart
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item(), which.unique().numel())
