import torch, torch.nn as nn, math
import torch.nn.functional as F
torch.manual_seed(7)
class Attn(nn.Module):
    def __init__(self, d=32, heads=4):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(d, 3 * d)
        self.proj = nn.Linear(d, d)
    def forward(self, x):
        B, T, D = x.shape
        q, k, v = (z.view(B, T, self.heads, D // self.heads).transpose(1, 2) for z in self.qkv(x).chunk(3, -1))
        y = F.scaled_dot_product_attention(q, k, v)
        return self.proj(y.reshape(B, T, D))  # <- view-for-transpose
        #= return self.proj(y.transpose(1, 2).reshape(B, T, D))
class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb, self.pos = nn.Embedding(15, 32), nn.Embedding(9, 32)
        self.att, self.out = Attn(), nn.Linear(32, 3)
    def forward(self, t):
        h = self.emb(t) + self.pos.weight
        return self.out((h + self.att(h)).mean(1))
x = torch.randint(15, (600, 9)); y = (x[:, 0] + x[:, 4]) % 3
m = Model(); opt = torch.optim.Adam(m.parameters(), 3e-3)
for ep in range(5):
    for i in torch.randperm(600).split(40):
        loss = F.cross_entropy(m(x[i]), y[i])
        opt.zero_grad(); loss.backward(); opt.step()
    print(ep, loss.item())
