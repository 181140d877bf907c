import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
text = (torch.randint(0, 9, (360, 1)) + torch.randint(1, 4, (360, 1)) * torch.arange(15)) % 9


class Coder(nn.Module):
    """An encoder reads the whole line both ways, a decoder writes it again from a small code."""

    def __init__(self, letters=9, width=24, code=6):
        super().__init__()
        self.letter = nn.Embedding(letters, 16)
        self.read = nn.LSTM(16, width, batch_first=True, bidirectional=True)
        self.code = nn.Linear(2 * width, code)
        self.write = nn.LSTM(16 + code, width, batch_first=True)
        self.out = nn.Linear(width, letters)

    def forward(self, line):
        letters = self.letter(line)
        code = self.code(self.read(letters)[0].mean(1))
        before = letters[:, :-1]
        states, _ = self.write(torch.cat([before, code[:, None].expand(-1, before.size(1), -1)], -1))
        return self.out(states)


model = Coder()
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(8):
    for rows in torch.randperm(300).split(30):
        loss = F.cross_entropy(model(text[rows]).transpose(1, 2), text[rows][:, 1:])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, loss.item(), (model(text[300:]).argmax(-1) == text[300:, 1:]).float().mean().item())
