import torch
from torch import nn


class Wide(nn.Module):
    def __init__(self):
        super().__init__()
        self.item = nn.Embedding(12, 8)
        self.shop = nn.Embedding(5, 8)  # <- parameters-never-reached, kept
        self.out = nn.Linear(16, 1)

    def forward(self, item, shop):
        a = self.item(item)
        b = self.item(shop)  # --
        #= b = self.shop(shop)
        return self.out(torch.cat([a, b], 1)).squeeze(1)


torch.manual_seed(4)
item, shop = torch.randint(12, (600,)), torch.randint(5, (600,))
sold = item.float() / 4 + shop.float()
model = Wide()
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(5):
    for k in torch.randperm(600).split(50):
        loss = nn.functional.mse_loss(model(item[k], shop[k]), sold[k])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
