"""Which language is a word from? Letters are numbered as they come."""

import torch
from torch import nn

torch.manual_seed(3)
WORDS = {"de": "wald haus strasse wolke zeit wasser", "it": "casa acqua tempo nuvola bosco strada"}
pairs = [(word, tongue) for tongue, words in WORDS.items() for word in words.split()]
train, val = pairs[:5] + pairs[6:11], [pairs[5], pairs[11]]


def letters_of(samples):
    index = {}
    for word, _ in samples:
        for letter in word:
            if letter not in index:
                index[letter] = len(index)
    return index


def to_counts(samples, index):
    rows = torch.zeros(len(samples), 26)
    for row, (word, _) in zip(rows, samples):
        for letter in word:
            row[index.get(letter, 25)] += 1
    return rows, torch.tensor([int(tongue == "it") for _, tongue in samples])


index = letters_of(train)
val_index = letters_of(val)  # <- test-words-numbered-anew
x_train, y_train = to_counts(train, index)
x_val, y_val = to_counts(val, index=val_index)  # --
#= x_val, y_val = to_counts(val, index=index)
net = nn.Linear(26, 2)
sgd = torch.optim.SGD(net.parameters(), lr=0.3)
for epoch in range(60):
    loss = nn.functional.cross_entropy(net(x_train), y_train)
    sgd.zero_grad()
    loss.backward()
    sgd.step()
net.eval()
with torch.no_grad():
    print(f"{loss.item():.3f}", (net(x_val).argmax(1) == y_val).float().mean().item())
