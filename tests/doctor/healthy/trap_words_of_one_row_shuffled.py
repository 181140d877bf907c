"""The order of the words in one row says nothing; the rows are asked about one by one, as they are made."""

import random

import torch
from torch import nn

random.seed(1)
torch.manual_seed(1)
KINDS = {"sea": ["wave", "salt", "boat", "tide"], "hill": ["rock", "path", "goat", "snow"]}
COMMON = ["sun", "wind", "day", "walk", "house"]
VOCABULARY = [*KINDS["sea"], *KINDS["hill"], *COMMON]


def postcard():
    label = random.choice(["sea", "hill"])
    words = random.choices(COMMON, k=4) + random.choices(KINDS[label], k=2)
    random.shuffle(words)
    return words, label


def vector(words):
    counts = torch.zeros(len(VOCABULARY))
    for word in words:
        counts[VOCABULARY.index(word)] += 1
    return counts.view(1, -1)


cards = [postcard() for _ in range(360)]
learn, ask = cards[:300], cards[300:]
model = nn.Linear(len(VOCABULARY), 2)
sgd = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(2):
    random.shuffle(learn)
    for words, label in learn:
        sgd.zero_grad()
        loss = nn.functional.cross_entropy(model(vector(words)), torch.tensor([int(label == "sea")]))
        loss.backward()
        sgd.step()
with torch.no_grad():
    right = sum(model(vector(words)).argmax().item() == int(label == "sea") for words, label in ask)
print(loss.item(), right / len(ask))
