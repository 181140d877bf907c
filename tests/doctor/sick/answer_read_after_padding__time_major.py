import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(6)
PAD, WIDTH = 0, 16
lengths = torch.randint(2, WIDTH + 1, (450,))
names = torch.randint(1, 20, (450, WIDTH))
names[torch.arange(WIDTH) >= lengths[:, None]] = PAD
kinds = (names[torch.arange(450), lengths - 1] % 3).long()

embed, rnn, head = nn.Embedding(20, 10), nn.RNN(10, 32), nn.Linear(32, 3)
weights = [*embed.parameters(), *rnn.parameters(), *head.parameters()]
optimizer = torch.optim.RMSprop(weights, lr=0.003)


def classify(batch, sizes):
    steps = embed(batch).transpose(0, 1)
    states, _ = rnn(steps)
    return head(states[-1])  # <- answer-read-after-padding
    #= return head(states[sizes - 1, torch.arange(len(batch))])


for epoch in range(6):
    for rows in torch.randperm(400).split(40):
        loss = F.cross_entropy(classify(names[rows], lengths[rows]), kinds[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
with torch.no_grad():
    guess = classify(names[400:], lengths[400:]).argmax(1)
print(loss.item(), (guess == kinds[400:]).float().mean().item())
