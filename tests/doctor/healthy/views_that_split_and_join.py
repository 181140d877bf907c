import torch, torch.nn as nn, torch.nn.functional as F, math
torch.manual_seed(0)
class Everything(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 16, 3, padding=1)
        self.gamma = nn.Parameter(torch.ones(1, 16, 1, 1))
        self.qkv = nn.Linear(16, 48); self.proj = nn.Linear(16, 16)
        self.up = nn.Conv2d(16, 16, 1); self.head = nn.Conv2d(4, 4, 1)
    def group_norm(self, x, g=4):
        n, c, h, w = x.shape
        z = x.view(n, g, -1)
        z = (z - z.mean(-1, keepdim=True)) / (z.std(-1, keepdim=True) + 1e-5)
        return z.view(n, c, h, w) * self.gamma
    def shuffle_channels(self, x, g=4):
        n, c, h, w = x.shape
        return x.view(n, g, c // g, h, w).transpose(1, 2).reshape(n, c, h, w)
    def windows(self, x, s=4):
        n, h, w, c = x.shape
        return x.view(n, h // s, s, w // s, s, c).permute(0, 1, 3, 2, 4, 5).reshape(-1, s * s, c)
    def back(self, x, n, h, w, s=4):
        return x.view(n, h // s, w // s, s, s, -1).permute(0, 1, 3, 2, 4, 5).reshape(n, h, w, -1)
    def attend(self, x, heads=4):
        B, T, D = x.shape
        q, k, v = self.qkv(x).view(B, T, 3, heads, D // heads).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v)
        return self.proj(y.transpose(1, 2).reshape(B, T, D))
    def pixel_shuffle(self, x, r=2):
        n, c, h, w = x.shape
        return x.view(n, c // r ** 2, r, r, h, w).permute(0, 1, 4, 2, 5, 3).reshape(n, c // r ** 2, h * r, w * r)
    def forward(self, x):
        z = F.relu(self.group_norm(self.stem(x)))
        z = self.shuffle_channels(z)
        n, c, h, w = z.shape
        t = self.windows(z.permute(0, 2, 3, 1))
        t = t + self.attend(t)
        z = self.back(t, n, h, w).permute(0, 3, 1, 2)
        return self.head(self.pixel_shuffle(self.up(z)))
x = torch.rand(120, 3, 8, 8); y = F.interpolate(x, scale_factor=2).mean(1).mul(3.99).long()
m = Everything(); o = torch.optim.Adam(m.parameters(), 1e-2)
for ep in range(4):
    for i in torch.randperm(120).split(20):
        out = m(x[i])
        loss = F.cross_entropy(out.permute(0, 2, 3, 1).reshape(-1, 4), y[i].reshape(-1))
        o.zero_grad(); loss.backward(); o.step()
    print(ep, loss.item())
