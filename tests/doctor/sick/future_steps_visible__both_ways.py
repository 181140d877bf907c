import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Melodies(Dataset):
    """Tunes that go up and down a scale of eight; what is sung next is the target."""

    def __init__(self, count, beats=24):
        steps = torch.randint(-1, 2, (count, beats + 1))
        self.tunes = (torch.randint(0, 8, (count, 1)) + steps.cumsum(1)) % 8

    def __len__(self):
        return len(self.tunes)

    def __getitem__(self, i):
        return self.tunes[i, :-1], self.tunes[i, 1:]


class Singer(nn.Module):
    def __init__(self, notes=8, width=20):
        super().__init__()
        self.note = nn.Embedding(notes, width)
        self.memory = nn.GRU(width, width, batch_first=True, bidirectional=True)  # <- future-steps-visible
        self.say = nn.Linear(2 * width, notes)  # --
        #= self.memory = nn.GRU(width, width, batch_first=True)
        #= self.say = nn.Linear(width, notes)

    def forward(self, tune):
        heard, _ = self.memory(self.note(tune))
        return self.say(heard)


torch.manual_seed(4)
singer = Singer()
adam = torch.optim.Adam(singer.parameters(), lr=4e-3)
judge = nn.CrossEntropyLoss()
learn, keep = DataLoader(Melodies(480), 32, shuffle=True), DataLoader(Melodies(96), 48)
for epoch in range(6):
    for tune, following in learn:
        loss = judge(singer(tune).transpose(1, 2), following)
        adam.zero_grad()
        loss.backward()
        adam.step()
    with torch.no_grad():
        right = [(singer(tune).argmax(-1) == following).float().mean() for tune, following in keep]
    print(epoch, loss.item(), sum(right).item() / len(right))
