"""Digits written backwards and shortened: a decoder looks at the encoder's states."""
import torch
from torch import nn

START, WIDTH = 10, 24


class Translator(nn.Module):
    def __init__(self):
        super().__init__()
        self.digit = nn.Embedding(11, WIDTH)
        self.reader = nn.GRU(WIDTH, WIDTH, batch_first=True)
        self.writer = nn.GRU(WIDTH, WIDTH, batch_first=True)
        self.out = nn.Linear(2 * WIDTH, 10)

    def forward(self, digits, written):
        read, last = self.reader(self.digit(digits))
        states, _ = self.writer(self.digit(written), last)
        likeness = torch.bmm(states * WIDTH**-0.5, read.mT)
        seen = torch.bmm(likeness.softmax(1), read)  # <- attention-shared-out-crosswise
        #= seen = torch.bmm(likeness.softmax(2), read)
        return self.out(torch.cat([states, seen], dim=2))


torch.manual_seed(51)
digits = torch.randint(0, 10, (900, 7))
wanted = digits.flip(1)[:, :4]
written = torch.cat([torch.full((900, 1), START), wanted[:, :-1]], dim=1)
net = Translator()
optimizer = torch.optim.Adam(net.parameters(), lr=4e-3)
for epoch in range(8):
    for rows in torch.randperm(900).split(60):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(digits[rows], written[rows]).mT, wanted[rows])
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
