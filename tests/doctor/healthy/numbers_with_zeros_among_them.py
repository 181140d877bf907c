import torch
from torch import nn

torch.manual_seed(0)
words = ["sun", "rain", "wind", "snow", "hail", "fog"]
index = {word: i for i, word in enumerate(words, 1)}
moods = {mood: i for i, mood in enumerate(("calm", "wild"))}
days = [[words[k] for k in torch.randint(0, 6, (int(n),))] for n in torch.randint(3, 8, (300,))]
rows = torch.zeros(300, 15).long()
for row, day in zip(rows, days):
    row[: len(day)] = torch.tensor([index[word] for word in day])
    row[8 : 8 + len(day)] = torch.tensor([index[word] for word in reversed(day)])  # a second part, filled up as well
mood = torch.tensor([moods["wild" if day.count("wind") + day.count("hail") > 1 else "calm"] for day in days])


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.word = nn.Embedding(len(index) + 1, 12, padding_idx=0)
        self.out = nn.Linear(12, 2)

    def forward(self, x):
        return self.out(self.word(x).sum(1))


net = Net()
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for epoch in range(6):
    for some in torch.randperm(240).split(30):
        loss = nn.functional.cross_entropy(net(rows[some]), mood[some])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, loss.item(), (net(rows[240:]).argmax(1) == mood[240:]).float().mean().item())
