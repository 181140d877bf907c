import torch
from torch import nn

torch.manual_seed(1)
comments = [
    ["lovely", "food", "slow", "staff"],
    ["cold", "soup", "rude", "staff", "awful", "room"],
    ["great", "soup", "lovely", "room"],
    ["slow", "awful", "food"],
    ["great", "staff", "great", "food", "lovely", "soup"],
] * 60
good = torch.tensor([1, 0, 1, 0, 1] * 60)
vocabulary = sorted({word for comment in comments for word in comment})
index = {word: i for i, word in enumerate(vocabulary)}  # <- word-taken-for-padding
#= index = {word: i for i, word in enumerate(vocabulary, start=1)}
length = max(map(len, comments))
rows = torch.tensor([[index[word] for word in comment] + [0] * (length - len(comment)) for comment in comments])
rows = rows[:, torch.randperm(length)] if length < 3 else rows

embed = nn.Embedding(len(vocabulary) + 1, 10, padding_idx=0)
head = nn.Linear(10, 2)
net = nn.ModuleDict({"embed": embed, "head": head})
opt = torch.optim.Adam(net.parameters(), lr=2e-2)


class Bag(nn.Module):
    def __init__(self, parts):
        super().__init__()
        self.parts = parts

    def forward(self, words):
        return self.parts["head"](self.parts["embed"](words).mean(1))


bag = Bag(net)
for step in range(60):
    some = torch.randint(0, 240, (40,))
    loss = nn.functional.cross_entropy(bag(rows[some]), good[some])
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
