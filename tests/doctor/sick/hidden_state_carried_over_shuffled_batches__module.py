import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Sentiment(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(20, 8)
        self.lstm = nn.LSTM(8, 16, batch_first=True)
        self.fc = nn.Linear(16, 2)
        self.hidden = None

    def forward(self, ids):
        if self.hidden is not None:  # --
            self.hidden = tuple(s.detach() for s in self.hidden)  # --
        out, self.hidden = self.lstm(self.emb(ids), self.hidden)  # <- hidden-state-carried-over-shuffled-batches
        #= out, _ = self.lstm(self.emb(ids))
        return self.fc(out[:, -1])


torch.manual_seed(0)
ids = torch.randint(0, 20, (256, 8))
labels = (ids < 6).sum(1).gt(2).long()
loader = DataLoader(TensorDataset(ids, labels), batch_size=32, shuffle=True)
net = Sentiment()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    for x, y in loader:
        loss = nn.functional.cross_entropy(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
