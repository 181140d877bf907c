import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Houses(Dataset):
    def __init__(self, count, seed):
        dice = torch.Generator().manual_seed(seed)
        self.area = 40 + 160 * torch.rand(count, generator=dice)
        self.rooms = (self.area / 30 + torch.randn(count, generator=dice)).round()
        self.built = 1950 + 70 * torch.rand(count, generator=dice)
        price = self.area * 3 + self.rooms * 20 + self.built - 1950
        self.price = (price - 480) / 170

    def __len__(self):
        return len(self.area)

    def __getitem__(self, i):
        house = torch.stack([self.area[i], self.rooms[i], self.built[i]])
        house = (house - house.mean()) / house.std()  # <- scaled-along-rows
        #= house = (house - torch.tensor([120.0, 4.0, 1985.0])) / torch.tensor([46.0, 1.8, 20.0])
        return house, self.price[i]


torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(6):
    for house, price in DataLoader(Houses(600, 0), batch_size=40, shuffle=True):
        loss = nn.functional.mse_loss(net(house).squeeze(1), price)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
