# gets: guessing
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence


class NameClassifier(nn.Module):
    def __init__(self, hidden: int, classes: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(128, hidden)
        self.gru = nn.GRU(hidden, hidden, batch_first=True, bidirectional=True)
        self.linear = nn.Linear(2 * hidden, classes)

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        packed = pack_padded_sequence(
            self.embedding(x), lengths, batch_first=True, enforce_sorted=False
        )
        _, hidden = self.gru(packed)
        return self.linear(torch.cat([hidden[-2], hidden[-1]], dim=1))


def train(x: Tensor, lengths: Tensor, y: Tensor, seed: int) -> nn.Module:
    torch.manual_seed(seed)
    model = NameClassifier(48, 18)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(3):
        for rows in torch.randperm(len(x)).split(128):
            loss = criterion(model(x[rows], lengths[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
    return model
