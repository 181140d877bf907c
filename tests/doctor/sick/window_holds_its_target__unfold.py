import torch
from torch import nn

torch.manual_seed(4)
price = torch.cumsum(0.1 * torch.randn(500), 0)
volume = torch.rand(500)
table = torch.stack([price, volume], 1)
windows = table.unfold(0, 16, 1).transpose(1, 2)  # <- window-holds-its-target
#= windows = table.unfold(0, 15, 1).transpose(1, 2)[:485]
following = price[15:]


class Next(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(2, 12, batch_first=True)
        self.head = nn.Linear(12, 1)

    def forward(self, x):
        _, last = self.gru(x)
        return self.head(last[-1])


model = Next()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(5):
    for rows in torch.randperm(400).split(40):
        loss = nn.functional.l1_loss(model(windows[rows]), following[rows, None])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(loss.item())
