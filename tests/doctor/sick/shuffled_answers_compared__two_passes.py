import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(11)
notes = torch.randint(0, 40, (600, 12))
mood = ((notes < 15).sum(1) > 4).long()
lessons = DataLoader(TensorDataset(notes[:450], mood[:450]), batch_size=30, shuffle=True)
trial = DataLoader(TensorDataset(notes[450:], mood[450:]), batch_size=50, shuffle=True)  # <- shuffled-answers-compared
#= trial = DataLoader(TensorDataset(notes[450:], mood[450:]), batch_size=50)


class Ear(nn.Module):
    def __init__(self):
        super().__init__()
        self.table = nn.EmbeddingBag(40, 16)
        self.out = nn.Linear(16, 2)

    def forward(self, tune):
        return self.out(self.table(tune))


ear = Ear()
optimizer = torch.optim.Adam(ear.parameters(), lr=0.01)
for epoch in range(8):
    for tune, feels in lessons:
        loss = nn.functional.cross_entropy(ear(tune), feels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
with torch.no_grad():
    heard = [int(kind) for tune, _ in trial for kind in ear(tune).argmax(1)]
    said = torch.cat([ear(tune).argmax(1) for tune, _ in trial])
felt = torch.cat([feels for _, feels in trial])
print("happy", sum(heard), "of", len(heard), "right", said.eq(felt).float().mean().item())
