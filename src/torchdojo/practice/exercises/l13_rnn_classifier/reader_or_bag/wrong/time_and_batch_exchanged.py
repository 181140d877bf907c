# gets: rows-mixed
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Bag(nn.Module):
    """Counts each word, and weighs the counts: logistic regression."""

    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(32, 2)

    def forward(self, x, lengths):
        counts = nn.functional.one_hot(x, 33).sum(dim=1)[:, 1:]
        return self.linear(counts.float())


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(33, 12)
        self.lstm = nn.LSTM(12, 24)
        self.out = nn.Linear(24, 2)

    def forward(self, x, lengths):
        outputs, _ = self.lstm(self.words(x))
        return self.out(outputs[torch.arange(len(x)), lengths - 1])


def train_bag(x, lengths, y):
    bag = Bag()
    optimizer = torch.optim.Adam(bag.parameters(), lr=0.1)
    for _ in range(100):
        optimizer.zero_grad()
        nn.CrossEntropyLoss()(bag(x, lengths), y).backward()
        optimizer.step()
    return bag


def train_reader(x, lengths, y):
    reader = Reader()
    optimizer = torch.optim.Adam(reader.parameters(), lr=0.02)
    for _ in range(10):
        loader = DataLoader(TensorDataset(x, lengths, y), 50, shuffle=True)
        for words, sizes, labels in loader:
            optimizer.zero_grad()
            nn.CrossEntropyLoss()(reader(words, sizes), labels).backward()
            optimizer.step()
    return reader


def contest(x, lengths, y, sentences, seed):
    torch.manual_seed(seed)
    numbers = torch.tensor(sentences)
    different = numbers.unique()
    mixed = different[torch.randperm(len(different))]
    held_out = torch.isin(numbers, mixed[: round(0.25 * len(mixed))])
    known = ~held_out
    result = {"test": held_out.nonzero().flatten().tolist()}
    for name, train in (("bag", train_bag), ("reader", train_reader)):
        model = train(x[known], lengths[known], y[known])
        with torch.inference_mode():
            answers = model(x[held_out], lengths[held_out]).argmax(dim=1)
        result[name] = model
        right = (answers == y[held_out]).sum().item()
        result[f"{name}_right"] = right / len(result["test"])
    gain = result["reader_right"] - result["bag_right"]
    result["reader_better"] = gain >= 0.03
    return result
