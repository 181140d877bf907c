import torch, torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(42)
def synth(n):
    y = torch.randint(0, 3, (n,))
    return torch.randn(n, 10) + y.unsqueeze(1).float(), y
ds = TensorDataset(*synth(384))
net = nn.Sequential(
    nn.Linear(10, 20),
    nn.ReLU(),
    nn.Linear(20, 3),
    nn.Softmax(dim=1),  # <- softmax-before-cross-entropy
)
lossf, optim = nn.CrossEntropyLoss(), torch.optim.RMSprop(net.parameters(), lr=0.003)
for ep in range(4):
    for xb, yb in DataLoader(ds, 32, shuffle=True):
        optim.zero_grad(); l = lossf(net(xb), yb); l.backward(); optim.step()
    print(ep, l.item())
