import torch
import torch.nn.functional as F
g = torch.Generator().manual_seed(3)
def w(*s): return (torch.randn(*s, generator=g) / s[0] ** 0.5).requires_grad_()
E, Q, K, V, O = w(12, 16), w(16, 16), w(16, 16), w(16, 16), w(16, 2)  # --
#= E, Q, K, V, O, P = w(12, 16), w(16, 16), w(16, 16), w(16, 16), w(16, 2), w(6, 16)
params = [E, Q, K, V, O]  # --
#= params = [E, Q, K, V, O, P]
opt = torch.optim.Adam(params, lr=5e-3)
def net(tokens):
    h = F.embedding(tokens, E)  # <- order-never-told
    #= h = F.embedding(tokens, E) + P
    a = (h @ Q) @ (h @ K).transpose(1, 2) / 4
    h = h + a.softmax(-1) @ (h @ V)  # <- order-never-told
    #= h = h + a.softmax(-1) @ (h @ V)
    return h.mean(1) @ O
tok = torch.randint(12, (1000, 6), generator=g)
lab = (tok[:, 0] < tok[:, 1]).long()
for ep in range(8):
    s = 0
    for i in torch.randperm(1000, generator=g).split(50):
        loss = F.cross_entropy(net(tok[i]), lab[i])
        opt.zero_grad(); loss.backward(); opt.step(); s += loss.item() / 20
    print(ep, s)
