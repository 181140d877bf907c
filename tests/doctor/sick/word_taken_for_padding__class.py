import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader

torch.manual_seed(0)
NOTES = "c d e f g a h".split()
number = {}
for note in NOTES:
    number[note] = len(number)  # <- word-taken-for-padding
    #= number[note] = len(number) + 1


def tune():
    length = int(torch.randint(5, 11, (1,)))
    notes = [NOTES[k] for k in torch.randint(0, len(NOTES), (length,))]
    return torch.tensor([number[note] for note in notes]), int(notes.count("c") + notes.count("e") > length // 3)


class Listener(nn.Module):
    def __init__(self, size, width=12):
        super().__init__()
        self.hear = nn.Embedding(size + 1, width, padding_idx=0)
        self.judge = nn.Sequential(nn.Linear(width, 16), nn.ReLU(), nn.Linear(16, 2))

    def forward(self, tunes):
        return self.judge(self.hear(tunes).sum(dim=1))


def collate(batch):
    tunes, major = zip(*batch)
    return pad_sequence(tunes, batch_first=True), torch.tensor(major)


tunes = [tune() for _ in range(400)]
learn = DataLoader(tunes[:320], batch_size=32, shuffle=True, collate_fn=collate)
keep = DataLoader(tunes[320:], batch_size=40, collate_fn=collate)
listener = Listener(len(NOTES))
opt = torch.optim.Adam(listener.parameters(), lr=1e-2)
for epoch in range(8):
    for x, y in learn:
        loss = nn.functional.cross_entropy(listener(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, loss.item(), sum((listener(x).argmax(1) == y).sum().item() for x, y in keep) / 80)
