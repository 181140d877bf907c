import torch, torch.nn as nn
torch.manual_seed(0)
V = 9
ids = torch.randint(V, (300, 11)).cumsum(1) % V
emb, cell, out = nn.Embedding(V, 16), nn.LSTMCell(16, 24), nn.Linear(24, V)
opt = torch.optim.Adam([p for m in (emb, cell, out) for p in m.parameters()], 1e-2)
for ep in range(4):
    for i in torch.randperm(300).split(30):
        x, y = ids[i, :-1], ids[i, 1:]
        h = c = torch.zeros(30, 24); outs = []
        for t in range(10):
            h, c = cell(emb(x[:, t]), (h, c)); outs.append(out(h))
        loss = nn.functional.cross_entropy(torch.cat(outs), y.t().reshape(-1))
        loss2 = nn.functional.cross_entropy(torch.stack(outs, 1).flatten(0, 1), y.flatten())
        assert torch.allclose(loss, loss2)
        opt.zero_grad(); (loss + loss2).backward(); opt.step()
    print(ep, loss.item())
