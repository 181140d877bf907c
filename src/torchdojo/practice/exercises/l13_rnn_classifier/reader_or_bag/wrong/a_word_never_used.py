# gets: not-finite
import torch
from torch import nn


class Bayes(nn.Module):
    """How usual each word is in either class: counted, not trained."""

    def __init__(self, x, y):
        super().__init__()
        used = torch.ones(33, 2)
        for label in (0, 1):
            used[:, label] += x[y == label].flatten().bincount(minlength=33)
        used[1] = 0
        log_p = (used / used.sum(dim=0)).log()
        log_p[0] = 0
        self.register_buffer("log_p", log_p)

    def forward(self, x, lengths):
        return self.log_p[x].sum(dim=1)


class Reader(nn.Module):
    """Word by word with a cell; a text that has ended keeps its state."""

    def __init__(self, size=20):
        super().__init__()
        self.embedding = nn.Embedding(33, size)
        self.cell = nn.GRUCell(size, size)
        self.linear = nn.Linear(size, 2)

    def forward(self, x, lengths):
        words = self.embedding(x)
        state = torch.zeros_like(words[:, 0])
        for place in range(int(lengths.max())):
            read = self.cell(words[:, place], state)
            state = torch.where(place < lengths[:, None], read, state)
        return self.linear(state)


def contest(x, lengths, y, sentences, seed):
    torch.manual_seed(seed)
    order = sorted(dict.fromkeys(sentences))
    picked = torch.randperm(len(order))[: round(len(order) / 4)]
    hidden = {order[i] for i in picked}
    sides = [[], []]
    for row, sentence in enumerate(sentences):
        sides[sentence in hidden].append(row)
    train, test = sides

    bag, reader = Bayes(x[train], y[train]), Reader()
    optimizer = torch.optim.AdamW(reader.parameters(), lr=0.01)
    for _ in range(10):
        for rows in torch.tensor(train)[torch.randperm(len(train))].split(32):
            log_p = reader(x[rows], lengths[rows]).log_softmax(dim=1)
            reader.zero_grad()
            nn.functional.nll_loss(log_p, y[rows]).backward()
            optimizer.step()

    shares = []
    for model in (bag, reader):
        answers = model(x[test], lengths[test]).argmax(dim=1)
        shares.append(answers.eq(y[test]).float().mean().item())
    return dict(
        test=test,
        bag=bag,
        reader=reader,
        bag_right=shares[0],
        reader_right=shares[1],
        reader_better=shares[1] - shares[0] >= 0.03,
    )
