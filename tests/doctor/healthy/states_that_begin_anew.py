import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(84)
texts = [torch.randn(int(n), 5) for n in torch.randint(3, 9, (40,))]
kinds = torch.tensor([int(t[:, 0].sum() > 0) for t in texts])


class Reader(nn.Module):
    """One text at a time, each with an empty state."""

    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(5, 12)
        self.out = nn.Linear(12, 2)

    def forward(self, texts):
        ends = []
        for text in texts:
            state = torch.zeros(1, 1, 12)
            _, state = self.gru(text[:, None], state)
            ends.append(state[0, 0])
        return self.out(torch.stack(ends))


class Tree(nn.Module):
    """Leaves have no children: their state is empty, that of the root is not."""

    def __init__(self):
        super().__init__()
        self.cell = nn.GRUCell(5, 12)
        self.out = nn.Linear(12, 2)

    def forward(self, leaves, root):
        children = [self.cell(leaf, torch.zeros(len(leaf), 12)) for leaf in leaves]
        return self.out(self.cell(root, torch.stack(children).mean(0)))


class Table(nn.Module):
    """A recurrent layer on rows without time: one step, once per batch."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(5, 12, batch_first=True)
        self.out = nn.Linear(12, 2)

    def forward(self, x):
        return self.out(self.lstm(x[:, None])[0][:, 0])


def learn(model, *given, target, times=25):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(times):
        loss = F.cross_entropy(model(*given), target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(type(model).__name__, loss.item())


learn(Reader(), texts, target=kinds)
leaves, root = torch.randn(4, 60, 5), torch.randn(60, 5)
learn(Tree(), leaves, root, target=(leaves[:, :, 0].sum(0) + root[:, 0] > 0).long())
rows = torch.randn(60, 5)
learn(Table(), rows, target=(rows[:, 0] > 0).long())
