import torch
import torch.nn.functional as F
from torch import nn


def sg(x):
    return x.detach()


class Codes(nn.Module):
    def __init__(self, many, width):
        super().__init__()
        self.table = nn.Embedding(many, width)
        nn.init.uniform_(self.table.weight, -0.5, 0.5)

    def forward(self, frames):
        number = torch.argmin(torch.cdist(frames, self.table.weight), dim=-1)
        heard = F.embedding(number, self.table.weight)
        self.loss = F.mse_loss(sg(frames), heard) + 0.2 * F.mse_loss(frames, sg(heard))
        return heard  # <- code-without-straight-through
        #= return frames + sg(heard - frames)


class Vocoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.listen = nn.Linear(16, 6)
        self.codes = Codes(24, 6)
        self.speak = nn.Sequential(nn.Linear(6, 32), nn.GELU(), nn.Linear(32, 16))

    def forward(self, x):
        return self.speak(self.codes(self.listen(x)))


torch.manual_seed(11)
sounds = torch.randn(10, 16)
frames = sounds[torch.randint(0, 10, (320,))] + 0.1 * torch.randn(320, 16)
net = Vocoder()
adam = torch.optim.AdamW(net.parameters(), lr=5e-3)
for step in range(80):
    some = frames[torch.randint(0, 320, (64,))]
    loss = F.l1_loss(net(some), some) + net.codes.loss
    adam.zero_grad()
    loss.backward()
    adam.step()
print(loss.item())
