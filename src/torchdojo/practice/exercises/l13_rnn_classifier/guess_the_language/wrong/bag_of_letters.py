# gets: like-counting-letters
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence


class NameClassifier(nn.Module):
    def __init__(self, hidden: int, classes: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(128, hidden)
        self.linear = nn.Linear(hidden, classes)

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        behind = torch.arange(x.shape[1]) >= lengths[:, None]
        letters = self.embedding(x).masked_fill(behind[:, :, None], 0.0)
        return self.linear(letters.sum(dim=1))


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
            optimizer.step()
    return model
