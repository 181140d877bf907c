import math

import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.q, self.k, self.v = (nn.Linear(d, d, bias=False) for _ in range(3))
        self.drop = nn.Dropout(0.1)

    def forward(self, x):
        scores = self.q(x) @ self.k(x).transpose(-2, -1) / math.sqrt(x.shape[-1])
        scores = scores.masked_fill(torch.ones_like(scores).triu(1).bool(), float("-inf"))
        return self.drop(scores.softmax(dim=-1)) @ self.v(x)


torch.manual_seed(0)
blocks = nn.ModuleList(Attention(16) for _ in range(2))
embed, head = nn.Embedding(11, 16), nn.Linear(16, 11)
params = [p for m in (blocks, embed, head) for p in m.parameters()]
opt = torch.optim.AdamW(params, lr=3e-3)
for _step in range(40):
    x = torch.randint(0, 11, (8, 12))
    h = embed(x[:, :-1])
    for block in blocks:
        h = h + block(h)
    loss = nn.functional.cross_entropy(head(h).transpose(1, 2), x[:, 1:])
    opt.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(params, 1.0)
    opt.step()
print(loss.item())
