"""Which of two songs will be played to the end?"""
import torch
from torch import nn
from torch.nn import functional as F


class Taste(nn.Module):
    def __init__(self, users, songs, size):
        super().__init__()
        self.user = nn.Embedding(users, size)
        self.song = nn.Embedding(songs, size)
        self.known = nn.Embedding(songs, 1)

    def forward(self, user, song):
        return (self.user(user) * self.song(song)).sum(dim=1) + self.known(song).squeeze(1)


torch.manual_seed(41)
likes = torch.randn(50, 4) @ torch.randn(4, 90)
taste = Taste(50, 90, 8)
adam = torch.optim.AdamW(taste.parameters(), lr=0.01)
for step in range(120):
    who = torch.randint(0, 50, (96,))
    one, two = torch.randint(0, 90, (2, 96))
    first = likes[who, one] > likes[who, two]
    clicked, skipped = torch.where(first, one, two), torch.where(first, two, one)
    down = taste(who, skipped)
    up = taste(who, clicked)
    loss = F.margin_ranking_loss(down, up, torch.ones(96), margin=0.4)  # <- sign-turned-round
    #= loss = F.margin_ranking_loss(up, down, torch.ones(96), margin=0.4)
    adam.zero_grad()
    loss.backward()
    adam.step()
print(loss.item())
