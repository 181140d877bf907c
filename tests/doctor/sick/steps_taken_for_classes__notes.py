import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(2)
notes = torch.randint(0, 12, (400, 7))
degree = (notes * 5 // 8) % 7
embed = nn.Embedding(12, 16)
mix = nn.TransformerEncoderLayer(16, 2, 32, dropout=0.0, batch_first=True)
name = nn.Linear(16, 7)
net = nn.Sequential(embed, mix, name)
optimizer = torch.optim.AdamW(net.parameters(), lr=0.003)


def loss_of(rows):
    scores = net(notes[rows])
    return F.cross_entropy(scores, degree[rows])  # <- steps-taken-for-classes
    #= return F.cross_entropy(scores.reshape(-1, 7), degree[rows].reshape(-1))


for epoch in range(4):
    for rows in torch.randperm(320).split(32):
        optimizer.zero_grad()
        loss_of(rows).backward()
        optimizer.step()
net.eval()
with torch.no_grad():
    print((net(notes[320:]).argmax(-1) == degree[320:]).float().mean().item())
