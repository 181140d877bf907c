import random, torch
from torch import nn
random.seed(0); torch.manual_seed(14)
kinds = ["oak", "ash", "elm", "fir"]
means = {k: torch.randn(6) * 2 for k in kinds}
def sample(n):
    out = [random.choice(kinds) for _ in range(n)]
    return torch.stack([means[k] + torch.randn(6) for k in out]), out
def encode(names):
    table = {k: i for i, k in enumerate(dict.fromkeys(names))}  # <- test-words-numbered-anew, kept
    return torch.tensor([table[n] for n in names])
def encode_all(names): return torch.tensor([kinds.index(n) for n in names])
xa, na = sample(400); xb, nb = sample(120)
ya, yb = encode(na), encode(nb)  # <- test-words-numbered-anew
#= ya, yb = encode_all(na), encode_all(nb)
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 4)); opt = torch.optim.Adam(net.parameters(), 5e-3)
for e in range(8):
    for k in torch.randperm(400).split(40):
        opt.zero_grad(); nn.functional.cross_entropy(net(xa[k]), ya[k]).backward(); opt.step()
with torch.no_grad(): print((net(xb).argmax(1) == yb).float().mean().item())
