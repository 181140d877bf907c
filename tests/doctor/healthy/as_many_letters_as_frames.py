"""CTC whose letters stand one behind the other: by chance there are as many in a batch as each signal has frames."""

import torch
from torch import nn

torch.manual_seed(60)
words = torch.randint(1, 5, (300, 3))
frames = torch.zeros(300, 24, 1)
for place in range(3):
    for at in range(2, 6):
        frames[:, 8 * place + at, 0] = words[:, place] / 2.0
frames += 0.1 * torch.randn_like(frames)


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.see = nn.Conv1d(1, 16, 3, padding=1)
        self.read = nn.GRU(16, 24, batch_first=True, bidirectional=True)
        self.say = nn.Linear(48, 5)

    def forward(self, frames):
        seen = torch.relu(self.see(frames.transpose(1, 2))).transpose(1, 2)
        return self.say(self.read(seen)[0]).log_softmax(-1)


reader = Reader()
loss_of = nn.CTCLoss()
optimizer = torch.optim.Adam(reader.parameters(), lr=1e-2)
for epoch in range(8):
    for rows in torch.randperm(300)[:296].split(8):  # 8 words of 3 letters, and 24 frames
        lengths, letters = torch.full((8,), 24), torch.full((8,), 3)
        loss = loss_of(reader(frames[rows]).transpose(0, 1), words[rows].flatten(), lengths, letters)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
