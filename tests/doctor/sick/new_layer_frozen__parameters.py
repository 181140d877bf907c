import torch
from torch import nn

class Ears(nn.Module):
    def __init__(self, words):
        super().__init__()
        self.listen = nn.GRU(3, 16, batch_first=True)
        self.say = nn.Linear(16, words)

    def forward(self, sound):
        return self.say(self.listen(sound)[1][-1])

def learn(ears, sound, word, rounds):
    able = [p for p in ears.parameters() if p.requires_grad]
    opt = torch.optim.Adam(able, lr=0.01)
    for _ in range(rounds):
        loss = nn.functional.cross_entropy(ears(sound), word)
        opt.zero_grad()
        loss.backward()
        opt.step()
    return loss.item()

torch.manual_seed(1)
sound = torch.randn(120, 8, 3)
ears = Ears(3)
learn(ears, sound, sound.sum(1).argmax(1), 40)
ears.say = nn.Linear(16, 2)
for weight in ears.say.parameters():  # <- new-layer-frozen
#= for weight in ears.listen.parameters():
    weight.requires_grad_(False)
print(learn(ears, sound[:60], (sound[:60, :, 0].sum(1) > 0).long(), 40))
