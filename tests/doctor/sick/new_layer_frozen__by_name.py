import io, torch
from torch import nn

class Net(nn.Module):
    def __init__(self, out):
        super().__init__()
        self.base = nn.Sequential(nn.Linear(9, 40), nn.ReLU(), nn.Linear(40, 20), nn.ReLU())
        self.classifier = nn.Linear(20, out)
    def forward(self, x):
        return self.classifier(self.base(x))

torch.manual_seed(4)
X = torch.randn(600, 9); y = X[:, :4].argmax(1)
teacher = Net(4)
o = torch.optim.Adam(teacher.parameters(), lr=0.01)
for _ in range(80):
    o.zero_grad(); nn.functional.cross_entropy(teacher(X), y).backward(); o.step()
disk = io.BytesIO(); torch.save(teacher.state_dict(), disk); disk.seek(0)

net = Net(4)
net.load_state_dict(torch.load(disk))
net.classifier = nn.Linear(20, 2)
for name, p in net.named_parameters():
    if name.startswith("classifier"):  # <- new-layer-frozen
    #= if not name.startswith("classifier"):
        p.requires_grad = False  # <- new-layer-frozen, kept
Xs = torch.randn(80, 9); ys = (Xs[:, 0] + Xs[:, 5] > 0).long()
o = torch.optim.Adam(filter(lambda p: p.requires_grad, net.parameters()), lr=0.003)
for _ in range(80):
    o.zero_grad(); l = nn.functional.cross_entropy(net(Xs), ys); l.backward(); o.step()
print(l.item())
