import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(400, 6)
y = (x[:, 0] > x[:, 1]).long()
train = DataLoader(TensorDataset(x[:320], y[:320]), batch_size=32, shuffle=True)
held = DataLoader(TensorDataset(x[320:], y[320:]), batch_size=20)
model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
parts = [(x[i : i + 16], y[i : i + 16]) for i in range(0, 320, 16)]
least, patience = float("inf"), 0
for epoch in range(6):
    by_rows, by_batches, by_parts, summed, compared = 0.0, 0.0, 0.0, 0.0, 0.0
    for inputs, labels in train:
        loss = F.cross_entropy(model(inputs), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        by_rows += loss.item() * inputs.size(0)
        by_batches += loss.item()
    with torch.no_grad():
        for i in range(len(parts)):
            inputs, labels = parts[i]
            by_parts += F.cross_entropy(model(inputs), labels).item()
        for inputs, labels in held:
            summed += F.cross_entropy(model(inputs), labels, reduction="sum").item()
            compared += F.cross_entropy(model(inputs), labels).item()
    score = compared / len(held.dataset)
    patience = 0 if score < least else patience + 1
    least = min(least, score)
    print(epoch, by_rows / len(train.dataset), by_batches / len(train), by_parts / len(parts), summed / len(held.dataset))
    if patience == 3:
        break

sentences = torch.randint(0, 9, (40, 1, 6))
table, tagger = nn.Embedding(9, 8), nn.Linear(8, 2)
adam = torch.optim.Adam([*table.parameters(), *tagger.parameters()], lr=0.01)
one_by_one = DataLoader(TensorDataset(sentences[:, 0], (sentences[:, 0] > 4).long()), batch_size=1, shuffle=True)
for epoch in range(2):  # the loss is a mean over the words of one sentence
    total, number = 0.0, 0
    for words, tags in one_by_one:
        loss = F.cross_entropy(tagger(table(words)).flatten(0, 1), tags.flatten())
        adam.zero_grad()
        loss.backward()
        adam.step()
        total += loss.item()
        number += words.size(0)
    print(total / len(one_by_one.dataset), total / number)
