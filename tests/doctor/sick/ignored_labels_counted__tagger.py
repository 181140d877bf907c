import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

NONE = 4


def sentences(n):
    for _ in range(n):
        words = torch.randint(5, 60, (int(torch.randint(3, 25, ())),))
        yield words, (words + words.roll(1)) % 4


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.word, self.read, self.tag = nn.Embedding(60, 20), nn.LSTM(20, 24, batch_first=True), nn.Linear(24, 5)

    def forward(self, words):
        scores = self.tag(self.read(self.word(words))[0])
        return scores + 50.0 * nn.functional.one_hot(torch.full_like(words, NONE), 5) * (words == 0)[..., None]


def share_right(model, words, tags):
    model.eval()
    with torch.no_grad():
        guess = model(words).argmax(dim=2)
    model.train()
    return torch.mean((guess.view(-1) == tags.view(-1)).double()).item()  # <- ignored-labels-counted
    #= there = tags.view(-1) != NONE
    #= return torch.mean((guess.view(-1) == tags.view(-1)).double()[there]).item()


torch.manual_seed(2)
some = list(sentences(360))
words = pad_sequence([w for w, _ in some], batch_first=True)
tags = pad_sequence([t for _, t in some], batch_first=True, padding_value=NONE)
model = Tagger()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(4):
    for rows in torch.randperm(300).split(30):
        scores = model(words[rows]).flatten(0, 1)
        loss = nn.functional.cross_entropy(scores, tags[rows].flatten(), ignore_index=NONE)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item(), share_right(model, words[300:], tags[300:]))
