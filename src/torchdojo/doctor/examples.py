"""Healthy scripts, from which the examples of the rules are made by changing a line or two."""

CLASSIFIER = """\
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x_data = torch.randn(400, 8)
y_data = (x_data[:, 0] + x_data[:, 1] > 0).long() + (x_data[:, 2] > 0.5).long()
train_loader = DataLoader(TensorDataset(x_data[:300], y_data[:300]), batch_size=30, shuffle=True)
test_loader = DataLoader(TensorDataset(x_data[300:], y_data[300:]), batch_size=50)

model = nn.Sequential(
    nn.Linear(8, 32),
    nn.ReLU(),
    nn.Dropout(0.1),
    nn.Linear(32, 3),
)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

for epoch in range(6):
    model.train()
    for inputs, labels in train_loader:
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
    model.eval()
    correct = 0
    with torch.no_grad():
        for inputs, labels in test_loader:
            correct += (model(inputs).argmax(dim=1) == labels).sum().item()
    print(epoch, loss.item(), correct / 100)
"""

BINARY = """\
import torch
from torch import nn

torch.manual_seed(0)
x_data = torch.randn(200, 4)
y_data = (x_data.sum(dim=1, keepdim=True) > 0).float()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(4, 16)
        self.out = nn.Linear(16, 1)

    def forward(self, x):
        x = torch.tanh(self.hidden(x))
        return self.out(x)


model = Net()
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(60):
    logits = model(x_data)
    loss = criterion(logits, y_data)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
with torch.no_grad():
    right = ((model(x_data) > 0) == (y_data > 0.5)).float().mean()
print(loss.item(), right.item())
"""

REGRESSION = """\
import torch
from torch import nn

torch.manual_seed(0)
x_data = torch.randn(240, 3)
y_data = x_data @ torch.tensor([1.0, -2.0, 0.5]) + 0.3
x_train, y_train, x_test, y_test = x_data[:200], y_data[:200], x_data[200:], y_data[200:]

model = nn.Linear(3, 1)
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
for epoch in range(80):
    y_pred = model(x_train).squeeze(1)
    loss = criterion(y_pred, y_train)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
with torch.no_grad():
    error = criterion(model(x_test).squeeze(1), y_test)
print(loss.item(), error.item())
"""


SEQUENCES = """\
import torch
from torch import nn

torch.manual_seed(0)
x_data = torch.randn(60, 5, 12)  # sequence, feature, time
y_data = (x_data[:, 0, -1] > 0).long()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(5, 16, batch_first=True)
        self.out = nn.Linear(16, 2)

    def forward(self, x):
        x = x.transpose(1, 2)
        states, _ = self.rnn(x)
        return self.out(states[:, -1])


model = Net()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(30):
    loss = nn.functional.cross_entropy(model(x_data), y_data)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
"""


GAN = """\
import torch
from torch import nn

torch.manual_seed(0)
maker = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
judge = nn.Sequential(nn.Linear(2, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
makers, judges = torch.optim.Adam(maker.parameters()), torch.optim.Adam(judge.parameters())
criterion = nn.BCEWithLogitsLoss()
real, fake = torch.ones(32, 1), torch.zeros(32, 1)
for step in range(40):
    made = maker(torch.randn(32, 4))
    judges.zero_grad()
    makers.zero_grad()
    loss = criterion(judge(torch.randn(32, 2) + 2), real)
    loss = loss + criterion(judge(made.detach()), fake)
    loss.backward()
    judges.step()
    praise = criterion(judge(maker(torch.randn(32, 4))), real)
    praise.backward()
    makers.step()
print(loss.item(), praise.item())
"""


Q_LEARNING = """\
import copy

import torch
from torch import nn

torch.manual_seed(0)
states, after = torch.randn(400, 3), torch.randn(400, 3)
actions, dones = torch.randint(0, 2, (400, 1)), (torch.rand(400) < 0.1).float()
rewards = states[:, 0] * (2 * actions[:, 0] - 1)
model = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 2))
behind, gamma = copy.deepcopy(model), 0.9
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
for step in range(120):
    i = torch.randint(0, 400, (32,))
    now = model(states[i]).gather(1, actions[i]).squeeze(1)
    with torch.no_grad():
        goal = rewards[i] + gamma * (1 - dones[i]) * behind(after[i]).max(1).values
    loss = nn.functional.smooth_l1_loss(now, goal)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 20 == 19:
        behind.load_state_dict(model.state_dict())
print(loss.item())
"""

POLICY = """\
import torch
from torch import nn

torch.manual_seed(0)
policy = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(policy.parameters(), lr=1e-2)
gamma = 0.95
for episode in range(30):
    place, log_probs, rewards = torch.randn(2), [], []
    for step in range(15):
        choice = torch.distributions.Categorical(logits=policy(place))
        move = choice.sample()
        log_probs.append(choice.log_prob(move))
        place = 0.9 * place + 0.2 * (2 * move - 1)
        rewards.append(-place.abs().sum().item())
    total, returns = 0.0, []
    for reward in reversed(rewards):
        total = reward + gamma * total
        returns.append(total)
    returns = torch.tensor(returns[::-1])
    returns = (returns - returns.mean()) / (returns.std() + 1e-6)
    loss = -(torch.stack(log_probs) * returns).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
"""

DIFFUSION = """\
import torch
from torch import nn

torch.manual_seed(0)
points = torch.randn(500, 2) * 0.2 + torch.tensor([1.0, -1.0])
kept = torch.cumprod(1 - torch.linspace(1e-4, 0.05, 60), 0)
model = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
for step in range(150):
    x = points[torch.randint(500, (50,))]
    t = torch.randint(60, (50,))
    share = kept[t][:, None]
    noise = torch.randn_like(x)
    noisy = share.sqrt() * x + (1 - share).sqrt() * noise
    loss = nn.functional.mse_loss(model(torch.cat([noisy, t[:, None] / 60], 1)), noise)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
"""


def changed(script: str, *changes: tuple[str, str]) -> str:
    """Return the script with each text replaced by another; every text must stand there exactly once."""
    for old, new in changes:
        if script.count(old) != 1:
            raise ValueError(f"{old!r} stands {script.count(old)} times in the script, not once")
        script = script.replace(old, new)
    return script
