import torch
from torch import nn


class Words(nn.Module):
    def __init__(self, words, width):
        super().__init__()
        self.embed = nn.Embedding(words, width)
        self.mix = nn.GRU(width, width, batch_first=True)
        self.scale = nn.Parameter(torch.tensor(2.0))

    def score(self, h):
        with torch.no_grad():  # <- parameters-never-reached
            factor = self.scale.exp()  # --
        #= factor = self.scale.exp()
        return h @ self.embed.weight.t() * factor

    def forward(self, x):
        return self.score(self.mix(self.embed(x))[0])


torch.manual_seed(6)
start = torch.randint(0, 12, (200, 1))
text = (start + torch.arange(9) * (1 + start % 3)) % 12
net = Words(12, 24)
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(60):
    scores = net(text[:, :-1])
    loss = nn.functional.cross_entropy(scores.flatten(0, 1), text[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
