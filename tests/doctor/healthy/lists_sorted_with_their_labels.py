"""Lists are put into the order of their lengths in several ways; the labels follow each time."""

import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence


class Buckets:
    def __init__(self, texts, labels, size):
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        self.texts = [texts[i] for i in order]
        self.labels = torch.stack([labels[i] for i in order])
        self.size = size

    def __iter__(self):
        for start in range(0, len(self.texts), self.size):
            rows = slice(start, start + self.size)
            yield pad_sequence(self.texts[rows], batch_first=True), self.labels[rows]


class Sorted(Buckets):
    def __init__(self, texts, labels, size):
        lengths = [len(text) for text in texts]
        labels = [y for _, y in sorted(zip(lengths, labels, strict=True), key=lambda pair: pair[0])]
        self.texts = [texts[i] for i in sorted(range(len(texts)), key=lambda i: lengths[i])]
        self.labels = torch.stack(labels)
        self.size = size


class Appended(Buckets):
    def __init__(self, texts, labels, size):
        order = torch.randperm(len(texts)).tolist()
        self.texts, self.labels, self.size = [], [], size
        for i in order:
            self.labels.append(labels[i])
        self.labels = torch.stack(self.labels)
        self.texts = [texts[i] for i in order]


def turned(texts, labels):
    """The labels are sorted by the caller."""
    places = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    texts = [texts[i] for i in places]
    return texts, labels, places


torch.manual_seed(1)
labels = torch.randint(0, 2, (300,))
texts = [torch.randint(1 + 10 * int(y), 12 + 10 * int(y), (int(torch.randint(3, 9, ())),)) for y in labels]
table, answer = nn.EmbeddingBag(24, 8, padding_idx=0), nn.Linear(8, 2)
optimizer = torch.optim.Adam([*table.parameters(), *answer.parameters()], lr=0.02)
after, given, places = turned(texts, labels)
for buckets in (Buckets(texts, labels, 20), Sorted(texts, labels, 20), Appended(texts, labels, 20), Buckets(after, given[places], 20)):
    for _ in range(2):
        for x, y in buckets:
            loss = nn.functional.cross_entropy(answer(table(x)), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    print(loss.item())
