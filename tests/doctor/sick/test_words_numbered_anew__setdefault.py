"""Reviews of a few words; numbers are given to words as they come."""

import random

import torch
from torch import nn

random.seed(5)
torch.manual_seed(5)
GLAD, SAD, OTHER = "fine warm quick clean".split(), "slow cold rude dirty".split(), "the tea was very and".split()


def review():
    label = random.randint(0, 1)
    words = random.choices(OTHER, k=5) + random.choices((SAD, GLAD)[label], k=3)
    random.shuffle(words)
    return words, label


def numbers_for(texts):
    numbers = {"?": 0}
    for words in texts:
        for word in words:
            numbers.setdefault(word, len(numbers))
    return numbers


def read(texts, numbers):
    return torch.tensor([[numbers.get(word, 0) for word in words] for words in texts])


train_texts, train_labels = zip(*[review() for _ in range(600)], strict=True)
test_texts, test_labels = zip(*[review() for _ in range(200)], strict=True)
known = numbers_for(train_texts)
x_train, y_train = read(train_texts, known), torch.tensor(train_labels)
x_test, y_test = read(test_texts, numbers_for(test_texts)), torch.tensor(test_labels)  # <- test-words-numbered-anew
#= x_test, y_test = read(test_texts, known), torch.tensor(test_labels)
bag, out = nn.EmbeddingBag(len(known), 12), nn.Linear(12, 2)
optimizer = torch.optim.Adam([*bag.parameters(), *out.parameters()], lr=0.02)
for epoch in range(8):
    for rows in torch.randperm(600).split(50):
        loss = nn.functional.cross_entropy(out(bag(x_train[rows])), y_train[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        print(epoch, loss.item(), (out(bag(x_test)).argmax(1) == y_test).float().mean().item())
