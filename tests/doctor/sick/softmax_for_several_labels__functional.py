import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

rng = np.random.default_rng(4)
songs = rng.normal(size=(450, 14)).astype("float32")
moods = ((songs @ rng.normal(size=(14, 4)) + 1.5) > 0).astype("float32")
songs, moods = torch.from_numpy(songs), torch.from_numpy(moods)


class MoodNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(14, 30), nn.Linear(30, 4)

    def forward(self, x):
        return self.fc2(F.leaky_relu(self.fc1(x)))


net = MoodNet()
opt = torch.optim.Adam(net.parameters(), lr=4e-3)


def cost(rows):
    #= p = torch.sigmoid(net(songs[rows]))
    p = F.softmax(net(songs[rows]), dim=-1)  # <- softmax-for-several-labels
    return F.binary_cross_entropy(p, moods[rows])


for epoch in range(14):
    for rows in torch.randperm(400).split(40):
        opt.zero_grad()
        loss = cost(rows)
        loss.backward()
        opt.step()
with torch.no_grad():
    print(cost(torch.arange(400, 450)).item())
