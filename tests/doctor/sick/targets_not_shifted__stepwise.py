import torch, torch.nn as nn
torch.manual_seed(2)
V, SOS = 10, 0
src = torch.randint(1, V, (400, 5))
trg = torch.cat([torch.full((400, 1), SOS), (src + 1) % V], 1)
emb, enc, cell, out = nn.Embedding(V, 16), nn.GRU(16, 32, batch_first=True), nn.GRUCell(16, 32), nn.Linear(32, V)
ps = [p for m in (emb, enc, cell, out) for p in m.parameters()]
opt = torch.optim.Adam(ps, 5e-3)
for ep in range(4):
    for b in torch.randperm(400).split(40):
        _, h = enc(emb(src[b])); h = h[0]
        y = trg[b]; loss = 0.0
        for t in range(1, y.size(1)):
            h = cell(emb(y[:, t]), h)  # <- targets-not-shifted
            #= h = cell(emb(y[:, t - 1]), h)
            loss = loss + nn.functional.cross_entropy(out(h), y[:, t])
        opt.zero_grad(); loss.backward(); opt.step()
    print(ep, loss.item())
