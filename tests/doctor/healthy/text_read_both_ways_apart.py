import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
text = torch.randint(0, 9, (360, 21)).cumsum(1) % 9


class BothWays(nn.Module):
    """One half of the states foretells the next letter, the other half the one before."""

    def __init__(self, letters=9, width=24):
        super().__init__()
        self.width = width
        self.letter = nn.Embedding(letters, 16)
        self.read = nn.GRU(16, width, batch_first=True, bidirectional=True)
        self.out = nn.Linear(width, letters)

    def forward(self, text):
        states, _ = self.read(self.letter(text))
        return self.out(states[..., : self.width]), self.out(states[..., self.width :])


model = BothWays()
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(6):
    for rows in torch.randperm(300).split(30):
        part = text[rows]
        forth, back = model(part)
        loss = F.cross_entropy(forth[:, :-1].flatten(0, 1), part[:, 1:].flatten())
        loss = loss + F.cross_entropy(back[:, 1:].flatten(0, 1), part[:, :-1].flatten())
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        right = (model(text[300:])[0][:, :-1].argmax(-1) == text[300:, 1:]).float().mean()
    print(epoch, loss.item(), right.item())
