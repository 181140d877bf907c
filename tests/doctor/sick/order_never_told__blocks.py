import torch, torch.nn as nn
torch.manual_seed(0)
class Block(nn.Module):
    def __init__(self, d, h):
        super().__init__()
        self.attn = nn.MultiheadAttention(d, h, batch_first=True)
        self.ff = nn.Sequential(nn.Linear(d, 2 * d), nn.GELU(), nn.Linear(2 * d, d))
        self.n1, self.n2 = nn.LayerNorm(d), nn.LayerNorm(d)
    def forward(self, x):
        x = self.n1(x + self.attn(x, x, x)[0])
        return self.n2(x + self.ff(x))
class SentenceOrder(nn.Module):
    def __init__(self, vocab=16, d=32):
        super().__init__()
        self.tok = nn.Embedding(vocab, d)  # --
        #= self.tok = nn.Embedding(vocab, d)
        #= self.pos = nn.Parameter(0.5 * torch.randn(12, d))
        self.blocks = nn.ModuleList([Block(d, 4) for _ in range(2)])
        self.head = nn.Linear(d, 2)
    def forward(self, ids):
        h = self.tok(ids)  # <- order-never-told
        #= h = self.tok(ids) + self.pos
        for b in self.blocks:
            h = b(h)
        return self.head(h.mean(dim=1))
ids = torch.randint(1, 16, (1500, 12))
label = (ids[:, :6].sum(1) > ids[:, 6:].sum(1)).long()
model = SentenceOrder()
opt = torch.optim.Adam(model.parameters(), lr=1e-3)
for epoch in range(6):
    s = 0
    for i in torch.randperm(1500).split(50):
        opt.zero_grad()
        loss = nn.functional.cross_entropy(model(ids[i]), label[i])
        loss.backward(); opt.step(); s += loss.item() / 30
    print(epoch, s)
