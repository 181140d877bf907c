import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(5)


class Machine(nn.Module):
    """Hears the vibration of a machine, 4 sensors, 24 readings, and says whether a bearing is worn."""

    def __init__(self, sensors=4, size=20):
        super().__init__()
        self.lstm = nn.LSTM(sensors, size, num_layers=2)
        self.drop = nn.Dropout(0.1)
        self.classify = nn.Linear(size, 2)

    def forward(self, readings):
        steps = readings.permute(1, 0, 2)
        hidden, (h, c) = self.lstm(steps)
        hidden = self.drop(hidden)
        logits = self.classify(hidden[0])  # <- first-step-answers
        #= logits = self.classify(hidden[-1])
        return logits


worn = torch.randint(0, 2, (480,))
time = torch.arange(24.0)
hum = torch.sin(time[None, :, None] * 0.7 + torch.rand(480, 1, 4) * 6)
readings = hum * (1 + worn.view(-1, 1, 1) * time.view(1, -1, 1) / 24) + 0.2 * torch.randn(480, 24, 4)
train = DataLoader(TensorDataset(readings[:400], worn[:400]), batch_size=40, shuffle=True)
net = Machine()
optimizer = torch.optim.Adam(net.parameters(), lr=4e-3)
for epoch in range(5):
    net.train()
    for x, y in train:
        loss = F.cross_entropy(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
net.eval()
with torch.no_grad():
    print("test", (net(readings[400:]).argmax(1) == worn[400:]).float().mean().item())
