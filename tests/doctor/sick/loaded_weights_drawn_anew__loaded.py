import io, torch
from torch import nn
torch.manual_seed(6)

def make():
    return nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 3))

def fresh(m):
    if type(m) is nn.Linear:
        nn.init.xavier_normal_(m.weight)

X = torch.randn(600, 10); y = X[:, :3].argmax(1)
big = make()
opt = torch.optim.Adam(big.parameters(), lr=5e-3)
for _ in range(100):
    opt.zero_grad(); nn.functional.cross_entropy(big(X), y).backward(); opt.step()
f = io.BytesIO(); torch.save(big.state_dict(), f); f.seek(0)

net = make()
#= net.apply(fresh)
net.load_state_dict(torch.load(f))
net.apply(fresh)  # <- loaded-weights-drawn-anew
few, lab = torch.randn(30, 10), None
lab = few[:, :3].argmax(1)
opt = torch.optim.SGD(net.parameters(), lr=1e-3)
for _ in range(40):
    opt.zero_grad(); loss = nn.functional.cross_entropy(net(few), lab); loss.backward(); opt.step()
print(loss.item())
