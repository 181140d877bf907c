import torch
from torch import nn


class Shop(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(6, 24), nn.Linear(24, 1)

    def begin(self):
        for name, value in self.named_parameters():
            if name.endswith("weight"):
                nn.init.xavier_uniform_(value)

    def forward(self, x):
        return self.b(torch.tanh(self.a(x))).squeeze(1)


torch.manual_seed(101)
goods = torch.randn(300, 6)
price = goods[:, 0] * 2 + goods[:, 1].abs()
shop = Shop()
#= shop.begin()
optimizer = torch.optim.Adam(shop.parameters(), lr=0.01)


def run_epoch():
    shop.begin()  # <- weights-drawn-anew-in-every-epoch
    for rows in torch.randperm(300).split(30):
        loss = nn.functional.mse_loss(shop(goods[rows]), price[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()


for epoch in range(10):
    print(epoch, run_epoch())
