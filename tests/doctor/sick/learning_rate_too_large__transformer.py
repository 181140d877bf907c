import torch
from torch import nn
torch.manual_seed(0)
#= LR = 1e-3
LR = 0.1  # <- learning-rate-too-large
class T(nn.Module):
    def __init__(s):
        super().__init__(); s.e = nn.Embedding(12, 32); s.p = nn.Parameter(torch.randn(8, 32) * .1)
        s.t = nn.TransformerEncoder(nn.TransformerEncoderLayer(32, 4, 64, dropout=0., batch_first=True), 2); s.o = nn.Linear(32, 2)
    def forward(s, x): return s.o(s.t(s.e(x) + s.p).mean(1))
x = torch.randint(0, 12, (400, 8)); y = ((x == 3).sum(1) > (x == 5).sum(1)).long(); m = T()
opt = torch.optim.Adam(m.parameters(), lr=LR)  # <- learning-rate-too-large, kept
for e in range(6):
    for i in torch.randperm(320).split(32):
        opt.zero_grad(); l = nn.functional.cross_entropy(m(x[i]), y[i]); l.backward(); opt.step()
    with torch.no_grad(): print(e, l.item(), (m(x[320:]).argmax(1) == y[320:]).float().mean().item())
