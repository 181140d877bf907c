import math

import torch
import torch.nn as nn

torch.manual_seed(0)


class PositionalEncoding(nn.Module):
    def __init__(self, d_model, dropout=0.0, max_len=300):
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        position = torch.arange(max_len).unsqueeze(1)
        frequency = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10000.0) / d_model))
        pe = torch.zeros(max_len, 1, d_model)
        pe[:, 0, 0::2] = torch.sin(position * frequency)
        pe[:, 0, 1::2] = torch.cos(position * frequency)
        self.register_buffer("pe", pe)

    def forward(self, x):
        x = x + self.pe[: x.size(0)]  # <- positions-along-the-batch
        #= x = x + self.pe[: x.size(1), 0]
        return self.dropout(x)


class Classifier(nn.Module):
    """Which of two letters comes first?"""

    def __init__(self, d_model=16):
        super().__init__()
        self.embed = nn.Embedding(12, d_model)
        self.positions = PositionalEncoding(d_model)
        layer = nn.TransformerEncoderLayer(d_model, 2, 32, dropout=0.0, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 1)
        self.head = nn.Linear(d_model, 2)

    def forward(self, letters):
        return self.head(self.encoder(self.positions(self.embed(letters))).mean(dim=1))


letters = torch.stack([torch.randperm(12)[:8] for _ in range(400)])
letters[:, 0] = 0
letters = letters.gather(1, torch.rand(400, 8).argsort(1))
where = (letters == 0).float().argmax(1)
labels = (where < 4).long()
model = Classifier()
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
for epoch in range(4):
    for rows in torch.randperm(320).split(32):
        loss = nn.functional.cross_entropy(model(letters[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
model.eval()
with torch.no_grad():
    print((model(letters[320:]).argmax(1) == labels[320:]).float().mean().item())
