import torch
import torch.nn as nn


class Attention(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.heads, self.qkv, self.out = heads, nn.Linear(dim, 3 * dim), nn.Linear(dim, dim)

    def forward(self, x):
        B, T, C = x.shape
        q, k, v = self.qkv(x).split(C, dim=2)
        q, k, v = (t.view(B, T, self.heads, C // self.heads).transpose(1, 2) for t in (q, k, v))
        att = (q @ k.transpose(-2, -1)) / (C // self.heads) ** 0.5
        y = att.softmax(-1) @ v
        return self.out(y.transpose(1, 2).contiguous().view(B, T, C))


torch.manual_seed(0)
emb, att, head = nn.Embedding(10, 16), Attention(16, 4), nn.Linear(16, 10)
opt = torch.optim.Adam([*emb.parameters(), *att.parameters(), *head.parameters()], lr=0.01)
for step in range(40):
    ids = torch.randint(0, 10, (16, 8))
    logits = head(att(emb(ids)) + emb(ids))
    loss = nn.functional.cross_entropy(logits.view(-1, 10), ids.view(-1))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
