import copy
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, TensorDataset
import torch.nn.functional as F
torch.manual_seed(0)

class Pool(nn.Module):
    def __init__(self, d=8):
        super().__init__()
        self.score, self.mix, self.out = nn.Linear(d, 1), nn.Linear(d, d), nn.Linear(d, 4)
        self.router = nn.Linear(d, 3)
        self.experts = nn.ModuleList(nn.Linear(d, d) for _ in range(3))
    def forward(self, x):
        w = F.softmax(self.score(x), dim=1)
        c = torch.relu(self.mix((w * x).sum(1)))
        g = F.softmax(self.router(c), dim=-1)
        c = sum(g[:, i:i + 1] * e(c) for i, e in enumerate(self.experts))
        return self.out(c)

class Set(Dataset):
    def __init__(self, x, y, change=None): self.x, self.y, self.change = x, y, change
    def __len__(self): return len(self.x)
    def __getitem__(self, i): return (self.change(self.x[i]) if self.change else self.x[i]), self.y[i]

def noise(x): return x + 0.1 * torch.randn_like(x)
def scale(x): return x * 0.5

X = torch.randn(400, 5, 8); Y = X.mean(1)[:, :4].argmax(1)
parts = {"train": Set(X[:320], Y[:320], lambda v: scale(noise(v))), "val": Set(X[320:], Y[320:], scale)}
loaders = {k: DataLoader(v, 40, shuffle=k == "train") for k, v in parts.items()}
net = Pool(); net.out = nn.Linear(8, 4)
for name, p in net.named_parameters():
    if "router" in name: p.requires_grad = False
opt = torch.optim.Adam([p for p in net.parameters() if p.requires_grad], 5e-3)
best, best_loss = None, 9e9
initial = [p.detach().clone() for p in net.parameters()]
for epoch in range(4):
    sums = {}
    for phase in ("train", "val"):
        net.train(phase == "train"); sums[phase] = 0.0
        for x, y in loaders[phase]:
            with torch.set_grad_enabled(phase == "train"):
                loss = F.cross_entropy(net(x), y)
            if phase == "train":
                opt.zero_grad(); loss.backward(); opt.step()
            sums[phase] += loss.item() * len(y)
    if sums["val"] < best_loss: best, best_loss = copy.deepcopy(net.state_dict()), sums["val"]
    print(epoch, sums["train"] / 320, sums["val"] / 80)
net.load_state_dict(best)
print(sum((p - q).norm().item() for p, q in zip(net.parameters(), initial)))
pred = []
with torch.no_grad():
    for x, y in loaders["val"]: pred.append(net(x).argmax(1))
p, t = torch.cat(pred) == 1, Y[320:] == 1
precision = (p & t).sum().item() / max(1, p.sum().item()); recall = (p & t).sum().item() / max(1, t.sum().item())
print(precision, recall)
