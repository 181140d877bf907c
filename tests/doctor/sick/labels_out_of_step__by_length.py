import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence


def reviews(count):
    stars = torch.randint(0, 2, (count,))
    words = [torch.randint(1 + 15 * int(s), 16 + 15 * int(s), (int(torch.randint(4, 12, ())),)) for s in stars]
    return words, stars


def batches(words, labels, size):
    lengths = torch.tensor([len(one) for one in words])
    by_length = lengths.argsort().tolist()
    words = [words[k] for k in by_length]  # <- labels-out-of-step, kept
    #= labels = labels[by_length]
    for start in range(0, len(words), size):
        yield pad_sequence(words[start : start + size], batch_first=True), labels[start : start + size]


torch.manual_seed(2)
words, stars = reviews(600)
table, answer = nn.EmbeddingBag(32, 12, padding_idx=0), nn.Linear(12, 2)
optimizer = torch.optim.Adam([*table.parameters(), *answer.parameters()], lr=0.01)
for epoch in range(4):
    for x, y in batches(words, stars, 30):
        loss = nn.functional.cross_entropy(answer(table(x)), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
