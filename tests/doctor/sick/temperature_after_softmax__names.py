"""Names made letter by letter; the function that draws has a temperature of its own."""

import torch
from torch import nn

WORDS = ["mira", "tomo", "lena", "nora", "milo", "rena", "toma", "nela"]
ABC = ".aeilmnort"
pairs = torch.tensor([(ABC.index(a), ABC.index(b)) for w in WORDS for a, b in zip("." + w, w + ".")])


class Speller(nn.Module):
    def __init__(self):
        super().__init__()
        self.table, self.head = nn.Embedding(len(ABC), 12), nn.Linear(12, len(ABC))

    def forward(self, letters):
        return self.head(torch.tanh(self.table(letters)))

    @torch.no_grad()
    def say(self, temp=0.7):
        letter, word = torch.tensor([0]), ""
        while len(word) < 9:
            probs = self(letter).softmax(dim=-1)
            letter = torch.multinomial(probs / temp, num_samples=1).squeeze(1)  # <- temperature-after-softmax
            #= letter = torch.multinomial((self(letter) / temp).softmax(dim=-1), num_samples=1).squeeze(1)
            if letter.item() == 0:
                break
            word += ABC[letter.item()]
        return word


torch.manual_seed(0)
speller = Speller()
adam = torch.optim.Adam(speller.parameters(), lr=0.01)
for step in range(150):
    rows = pairs[torch.randint(len(pairs), (16,))]
    loss = nn.functional.cross_entropy(speller(rows[:, 0]), rows[:, 1])
    adam.zero_grad()
    loss.backward()
    adam.step()
print(loss.item(), [speller.say() for _ in range(5)])
