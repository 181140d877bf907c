import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(23)
EMPTY, START = 0, 1


def orders(n):
    rows = [torch.randint(2, 20, (int(torch.randint(3, 11, ())),)) for _ in range(n)]
    prices = torch.stack([(row > 12).float().mean() for row in rows])
    rows = [torch.cat([torch.tensor([START]), row]) for row in rows]
    return pad_sequence(rows, batch_first=True, padding_value=EMPTY), prices


class Pricing(nn.Module):
    def __init__(self):
        super().__init__()
        self.item = nn.Embedding(20, 16)
        layer = nn.TransformerEncoderLayer(16, 2, 32, batch_first=True, dropout=0.0)
        self.layers = nn.TransformerEncoder(layer, 1, enable_nested_tensor=False)
        self.price = nn.Linear(16, 1)

    def forward(self, items):
        there = items > START  # <- padding-mask-inverted
        #= there = items == EMPTY
        h = self.layers(self.item(items), src_key_padding_mask=there)  # <- padding-mask-inverted, kept
        return self.price(h[:, 0]).squeeze(1)


items, prices = orders(400)
model = Pricing()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(5):
    for rows in torch.randperm(400).split(40):
        loss = nn.functional.smooth_l1_loss(model(items[rows]), prices[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
