"""Songs of twelve birds, then of three others: the ear is taken over, the last layer is new."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Singer(nn.Module):
    def __init__(self, birds):
        super().__init__()
        self.ear = nn.Sequential(nn.Linear(24, 48), nn.ReLU(), nn.Linear(48, 48), nn.ReLU())
        self.name = nn.Linear(48, birds)

    def forward(self, song):
        return self.name(self.ear(song))


def learn(singer, songs, birds, rounds):
    free = [w for w in singer.parameters() if w.requires_grad]
    adam = torch.optim.Adam(free, lr=0.003)
    for _ in range(rounds):
        for rows in torch.randperm(len(songs)).split(40):
            loss = F.cross_entropy(singer(songs[rows]), birds[rows])
            adam.zero_grad()
            loss.backward()
            adam.step()
    return loss.item()


torch.manual_seed(17)
ways = torch.randn(24, 12)
songs = torch.randn(1600, 24)
first = Singer(12)
print("first", learn(first, songs, (songs @ ways).argmax(1), 6))
second = Singer(3)
second.ear.load_state_dict(first.ear.state_dict())
for key, weight in second.named_parameters():
    weight.requires_grad_("name" not in key)  # <- new-layer-frozen
    #= weight.requires_grad_("name" in key)
few = torch.randn(120, 24)
print("second", learn(second, few, (few @ ways).argmax(1) // 4, 20))
