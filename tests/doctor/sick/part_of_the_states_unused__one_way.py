import torch
from torch import nn

torch.manual_seed(3)
letters = torch.randint(0, 26, (480, 11))
vowels = (letters.unsqueeze(2) == torch.tensor([0, 4, 8, 14, 20])).any(2)
many = (vowels.sum(1) > 2).float()

embed = nn.Embedding(26, 8)
gru = nn.GRU(8, 20, bidirectional=True)
out = nn.Linear(20, 1)
#= out = nn.Linear(40, 1)
optimizer = torch.optim.Adam([*embed.parameters(), *gru.parameters(), *out.parameters()], lr=0.01)


def logit(words):
    steps, last = gru(embed(words).transpose(0, 1))
    return out(last[-1]).flatten()  # <- part-of-the-states-unused
    #= return out(torch.cat([last[-2], last[-1]], dim=1)).flatten()


for epoch in range(5):
    for rows in torch.randperm(400).split(40):
        loss = nn.functional.binary_cross_entropy_with_logits(logit(letters[rows]), many[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
with torch.no_grad():
    print(((logit(letters[400:]) > 0) == (many[400:] > 0.5)).float().mean().item())
