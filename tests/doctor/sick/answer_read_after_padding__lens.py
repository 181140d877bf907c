import torch
from torch import nn


def strokes(n, longest=24):
    lens = torch.randint(6, longest + 1, (n,))
    kind = torch.randint(0, 3, (n,))
    path = torch.randn(n, longest, 2) * 0.3
    rows = torch.arange(n)
    for back in (1, 2, 3):
        path[rows, lens - back, 0] += kind - 1.0
    real = torch.arange(longest).expand(n, longest) < lens.unsqueeze(1)
    return path.masked_fill(~real.unsqueeze(2), 0.0), lens, kind


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(2, 20, batch_first=True)
        self.score = nn.Linear(20, 3)

    def forward(self, path, lens):
        states, _ = self.lstm(path)
        return self.score(states[:, -1, :])  # <- answer-read-after-padding
        #= return self.score(states[torch.arange(len(path)), lens - 1])


torch.manual_seed(6)
path, lens, kind = strokes(320)
reader = Reader()
adam = torch.optim.Adam(reader.parameters(), lr=1e-2)
for epoch in range(4):
    for rows in torch.randperm(320).split(40):
        adam.zero_grad()
        loss = nn.functional.cross_entropy(reader(path[rows], lens[rows]), kind[rows])
        loss.backward()
        adam.step()
    print(epoch, loss.item())
