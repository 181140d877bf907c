import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 3, padding=1)
        self.fc1 = nn.Linear(6 * 4 * 4, 24)
        self.fc2 = nn.Linear(24, 4)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        return F.relu(self.fc2(x))  # <- relu-on-logits
        #= return self.fc2(x)


# which quadrant holds the bright blob
labels = torch.randint(0, 4, (400,))
images = 0.3 * torch.randn(400, 1, 8, 8)
for i, q in enumerate(labels.tolist()):
    r, c = divmod(q, 2)
    images[i, 0, 4 * r : 4 * r + 4, 4 * c : 4 * c + 4] += 1.0

train = DataLoader(TensorDataset(images[:320], labels[:320]), batch_size=32, shuffle=True)
test = DataLoader(TensorDataset(images[320:], labels[320:]), batch_size=80)
net = Net()
optimizer = torch.optim.Adam(net.parameters(), lr=0.003)
for epoch in range(5):
    net.train()
    for x, y in train:
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        optimizer.step()
net.eval()
with torch.no_grad():
    for x, y in test:
        print("test accuracy", (net(x).argmax(1) == y).float().mean().item())
