import random

import torch
import torch.nn.functional as F
from torch import nn, optim

random.seed(2)
torch.manual_seed(2)
VOWELS = "aeiou"


def word():
    return "".join(random.choice("abcdefghijklmno") for _ in range(random.randint(3, 9)))


words = [word() for _ in range(240)]
labels = [int(sum(c in VOWELS for c in w) * 3 > len(w)) for w in words]


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.letters = nn.Embedding(26, 12)
        self.cell = nn.GRUCell(12, 20)
        self.decide = nn.Linear(20, 2)

    def forward(self, text):
        state = torch.zeros(1, 20)
        for c in text:
            state = self.cell(self.letters(torch.tensor([ord(c) - 97])), state)
        return self.decide(state)


reader = Reader()
encoder_opt = optim.Adam([*reader.letters.parameters(), *reader.cell.parameters()], lr=3e-3)
head_opt = optim.SGD(reader.decide.parameters(), lr=0.05)
count, accumulation = 0, 6
while count < 720:
    n = random.randrange(len(words))
    encoder_opt.zero_grad()  # <- gradients-cleared-unused
    head_opt.zero_grad()  # <- gradients-cleared-unused
    loss = F.cross_entropy(reader(words[n]), torch.tensor([labels[n]]))
    (loss / accumulation).backward()
    count += 1
    if count % accumulation == 0:
        encoder_opt.step()
        head_opt.step()
        #= encoder_opt.zero_grad()
        #= head_opt.zero_grad()
with torch.no_grad():
    right = sum(int(reader(w).argmax(1)) == y for w, y in zip(words, labels))
print(f"{right} of {len(words)}")
