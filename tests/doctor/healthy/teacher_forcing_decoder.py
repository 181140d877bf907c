import random

import torch
import torch.nn as nn

random.seed(0)
torch.manual_seed(0)
V, L = 9, 5
emb, enc, dec, out = nn.Embedding(V, 12), nn.GRU(12, 24), nn.GRU(12, 24), nn.Linear(24, V)
params = [p for m in (emb, enc, dec, out) for p in m.parameters()]
opt = torch.optim.Adam(params, lr=0.01)
for it in range(30):
    src = torch.randint(1, V, (L, 16))  # time first
    tgt = src.flip(0)
    _, h = enc(emb(src))
    inp = torch.zeros(1, 16, dtype=torch.long)
    loss = torch.zeros(())
    for t in range(L):
        o, h = dec(emb(inp), h)
        logits = out(o[0])
        loss = loss + nn.functional.cross_entropy(logits, tgt[t])
        inp = tgt[t : t + 1] if random.random() < 0.5 else logits.argmax(1, keepdim=True).T.detach()
    opt.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(params, 1.0)
    opt.step()
print(loss.item() / L)
