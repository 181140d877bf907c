import torch, torch.nn as nn, math
torch.manual_seed(1)
class T(nn.Module):
    def __init__(self, V, d, L):
        super().__init__()
        self.e = nn.Embedding(V, d)
        p = torch.arange(L)[:, None] / (10000 ** (torch.arange(0, d, 2) / d))
        self.register_buffer('table', torch.stack([p.sin(), p.cos()], -1).flatten(1))
        layer = nn.TransformerEncoderLayer(d, 4, 64, batch_first=True)
        self.enc = nn.TransformerEncoder(layer, 2)
        self.y = nn.Linear(d, 1)
    def forward(self, x):
        z = self.e(x) * math.sqrt(self.e.embedding_dim)  # <- order-never-told
        #= z = self.e(x) * math.sqrt(self.e.embedding_dim) + self.table
        z = self.enc(z)
        return self.y(z.max(1).values).squeeze(-1)
x = torch.randint(0, 20, (1200, 8))
y = (x[:, 0] > x[:, -1]).float()
net = T(20, 32, 8); opt = torch.optim.AdamW(net.parameters(), lr=1e-3)
for ep in range(6):
    net.train(); s = 0
    for i in torch.randperm(1200).split(40):
        loss = nn.functional.binary_cross_entropy_with_logits(net(x[i]), y[i])
        opt.zero_grad(); loss.backward(); opt.step(); s += loss.item() / 30
    print(ep, s)
