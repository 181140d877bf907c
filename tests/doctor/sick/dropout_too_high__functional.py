import torch
import torch.nn.functional as F
from torch import nn


class TextCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(25, 8)
        self.conv = nn.Conv1d(8, 16, 3)
        self.fc = nn.Linear(16, 2)

    def forward(self, ids):
        h = F.relu(self.conv(self.emb(ids).transpose(1, 2))).max(2)[0]
        h = F.dropout(h, p=0.9, training=self.training)  # <- dropout-too-high
        #= h = F.dropout(h, p=0.1, training=self.training)
        return self.fc(h)


torch.manual_seed(0)
net = TextCNN()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(60):
    ids = torch.randint(0, 25, (32, 9))
    label = (ids == 3).any(1).long()
    loss = F.cross_entropy(net(ids), label)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
