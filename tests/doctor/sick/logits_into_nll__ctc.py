import torch
from torch import nn

torch.manual_seed(0)
letters = torch.randint(1, 6, (100, 3))
ink = 0.2 * torch.randn(100, 15, 7)
for n in range(100):
    for k in range(3):
        ink[n, 5 * k : 5 * k + 4, letters[n, k]] += 1.5


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(7, 24, batch_first=True, bidirectional=True)
        self.out = nn.Linear(48, 6)

    def forward(self, x):
        h, _ = self.rnn(x)
        #= return self.out(h).log_softmax(dim=2).permute(1, 0, 2)
        return self.out(h).permute(1, 0, 2)  # <- logits-into-nll


reader = Reader()
adam = torch.optim.Adam(reader.parameters(), lr=5e-3)
long, short = torch.full((20,), 15), torch.full((20,), 3)
for epoch in range(14):
    for rows in torch.randperm(100).split(20):
        loss = nn.functional.ctc_loss(reader(ink[rows]), letters[rows], long, short)  # <- logits-into-nll, kept
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
