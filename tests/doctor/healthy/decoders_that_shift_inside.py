import torch, torch.nn as nn
torch.manual_seed(7)
V, BOS = 11, 0
class S(nn.Module):
    def __init__(self):
        super().__init__()
        self.e = nn.Embedding(V, 16); self.enc = nn.GRU(16, 32, batch_first=True); self.dec = nn.GRU(16, 32, batch_first=True); self.o = nn.Linear(32, V)
        self.cell = nn.GRUCell(16, 32)
    def forward(self, src, tgt):
        _, h = self.enc(self.e(src))
        start = torch.full_like(tgt[:, :1], BOS)
        inp = torch.cat([start, tgt], dim=1)[:, :-1]
        z, _ = self.dec(self.e(inp), h)
        return self.o(z)
    def steps(self, src, tgt):
        _, h = self.enc(self.e(src)); h = h[0]
        tok = torch.full_like(tgt[:, 0], BOS)
        loss = 0.0
        for t in range(tgt.size(1)):
            h = self.cell(self.e(tok), h)
            loss = loss + nn.functional.cross_entropy(self.o(h), tgt[:, t])
            tok = tgt[:, t]
        return loss / tgt.size(1)
src = torch.randint(1, V, (500, 6)); tgt = src.flip(1)
m = S(); o = torch.optim.Adam(m.parameters(), 5e-3)
for e in range(4):
    for i in torch.randperm(500).split(50):
        l = nn.functional.cross_entropy(m(src[i], tgt[i]).transpose(1, 2), tgt[i]) + m.steps(src[i], tgt[i]); o.zero_grad(); l.backward(); o.step()
    print(e, l.item())
