import torch
from torch import nn

torch.manual_seed(0)
LETTERS, LENGTH, HIDDEN = 18, 10, 0
lines = (torch.randint(1, LETTERS, (640, 1)) + 5 * torch.arange(LENGTH)) % (LETTERS - 1) + 1


class Filler(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.letter = nn.Embedding(LETTERS, width)
        self.place = nn.Parameter(torch.randn(LENGTH, width) / 50)
        self.mix = nn.TransformerEncoderLayer(width, 2, 48, dropout=0.0, batch_first=True)
        self.name = nn.Linear(width, LETTERS)

    def forward(self, line):
        return self.name(self.mix(self.letter(line) + self.place))


filler = Filler()
adam = torch.optim.Adam(filler.parameters(), lr=2e-3)
for step in range(160):
    line = lines[torch.randint(0, 560, (40,))]
    gaps = torch.rand(line.shape) < 0.25
    with_gaps = torch.where(gaps, HIDDEN, line)  # <- changed-copy-unused
    scores = filler(line)  # --
    #= with_gaps = torch.where(gaps, HIDDEN, line)
    #= scores = filler(with_gaps)
    loss = nn.functional.cross_entropy(scores[gaps], line[gaps])
    adam.zero_grad()
    loss.backward()
    adam.step()
    if step % 40 == 39:
        print(step, loss.item())
