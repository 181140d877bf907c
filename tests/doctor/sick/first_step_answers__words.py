import torch
from torch import nn

torch.manual_seed(2)
words = torch.randint(1, 30, (500, 9))
good = (words < 8).sum(1) > (words > 24).sum(1)

embed = nn.Embedding(30, 12)
reader = nn.GRU(12, 24, batch_first=True)
norm = nn.LayerNorm(24)
judge = nn.Linear(24, 1)
parameters = [p for part in (embed, reader, norm, judge) for p in part.parameters()]
optimizer = torch.optim.Adam(parameters, lr=0.01)


def score(sentences):
    out = reader(embed(sentences))[0]
    return judge(norm(out)[:, 0, :]).squeeze(1)  # <- first-step-answers
    #= return judge(norm(out)[:, -1, :]).squeeze(1)


for epoch in range(6):
    for rows in torch.randperm(400).split(40):
        optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(score(words[rows]), good[rows].float())
        loss.backward()
        optimizer.step()
with torch.no_grad():
    right = (score(words[400:]) > 0) == good[400:]
print(loss.item(), right.float().mean().item())
