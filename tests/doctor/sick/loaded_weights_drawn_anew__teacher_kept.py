import torch
from torch import nn


def draw(part):
    if isinstance(part, (nn.Linear, nn.Embedding)):
        nn.init.normal_(part.weight, 0.0, 0.1)


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(40, 12)
        self.tags = nn.Linear(12, 4)

    def forward(self, x):
        return self.tags(self.words(x))


torch.manual_seed(2)
words = torch.randint(0, 40, (600,))
tags = words % 4
known = Tagger()
adam = torch.optim.Adam(known.parameters(), lr=0.02)
for _ in range(60):
    loss = nn.functional.cross_entropy(known(words), tags)
    adam.zero_grad()
    loss.backward()
    adam.step()

tagger = Tagger()
#= draw_first = tagger.apply(draw)
tagger.load_state_dict(known.state_dict())
tagger.apply(draw)  # <- loaded-weights-drawn-anew
adam = torch.optim.Adam(tagger.tags.parameters(), lr=0.001)
for _ in range(30):
    loss = nn.functional.cross_entropy(tagger(words[:50]), tags[:50])
    adam.zero_grad()
    loss.backward()
    adam.step()
print(loss.item())
