import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split


def make(n=700, streets=140):
    street = torch.randint(0, streets, (n,))
    size = torch.randn(n, 3)
    rent = size[:, 0] + 1.2 * torch.randn(n)
    return street, size, rent


torch.manual_seed(58)
street, size, rent = make()
level = torch.zeros(140)
for s in street.unique():
    level[s] = rent[street == s].mean()  # <- features-made-of-test-labels
    #= level[s] = size[street == s].mean()
extra = level[street].unsqueeze(1)
houses = TensorDataset(torch.cat([size, extra], dim=1), rent)
learn, check = random_split(houses, [550, 150])
net = nn.Sequential(nn.Linear(4, 32), nn.SiLU(), nn.Linear(32, 1))
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    for x, y in DataLoader(learn, batch_size=50, shuffle=True):
        loss = nn.functional.mse_loss(net(x).squeeze(1), y)
        adam.zero_grad()
        loss.backward()
        adam.step()
with torch.no_grad():
    x, y = next(iter(DataLoader(check, batch_size=150)))
    print(loss.item(), nn.functional.mse_loss(net(x).squeeze(1), y).item())
