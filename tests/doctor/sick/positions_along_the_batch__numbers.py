import torch, torch.nn as nn
torch.manual_seed(0)
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.t, self.p = nn.Embedding(12, 32), nn.Embedding(64, 32)
        self.enc = nn.TransformerEncoder(nn.TransformerEncoderLayer(32, 4, 64, 0.0, batch_first=True), 1)
        self.o = nn.Linear(32, 2)
    def forward(self, x):
        pos = torch.arange(x.size(0)).unsqueeze(1)
        h = self.t(x) + self.p(pos)  # <- positions-along-the-batch
        #= h = self.t(x) + self.p(torch.arange(x.size(1)))
        return self.o(self.enc(h).mean(1))
x = torch.randint(12, (900, 9)); y = (x[:, 0] > x[:, 8]).long()
m = M(); o = torch.optim.Adam(m.parameters(), 1e-3)
for ep in range(4):
    for i in torch.randperm(900).split(30):
        loss = nn.functional.cross_entropy(m(x[i]), y[i]); o.zero_grad(); loss.backward(); o.step()
    print(ep, loss.item())
