import torch, torch.nn as nn
torch.manual_seed(6)
N, L = 1200, 10
x = torch.randint(1, 14, (N, L)); n = torch.randint(6, L + 1, (N,))
x[torch.arange(L)[None] >= n[:, None]] = 0
y = (x[:, 0] > x[:, 5]).long()
class C(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(14, 32, padding_idx=0)
        self.enc = nn.TransformerEncoder(nn.TransformerEncoderLayer(32, 4, 64, 0.1, batch_first=True), 2)
        self.out = nn.Linear(32, 2)  # --
        #= self.out, self.pos = nn.Linear(32, 2), nn.Parameter(0.5 * torch.randn(L, 32))
    def forward(self, x):
        pad = x == 0
        h = self.enc(self.emb(x), src_key_padding_mask=pad)  # <- order-never-told
        #= h = self.enc(self.emb(x) + self.pos, src_key_padding_mask=pad)
        h = h.masked_fill(pad[..., None], 0)
        return self.out(h.sum(1) / (~pad).sum(1, keepdim=True))
m = C(); o = torch.optim.Adam(m.parameters(), 1e-3)
for e in range(5):
    m.train(); s = 0
    for i in torch.randperm(N).split(40):
        l = nn.functional.cross_entropy(m(x[i]), y[i]); o.zero_grad(); l.backward(); o.step(); s += l.item() / 30
    print(e, s)
