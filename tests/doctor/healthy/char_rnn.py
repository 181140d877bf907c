import torch
from torch import nn

torch.manual_seed(0)
text = "hello world, hello torch. " * 20
letters = sorted(set(text))
codes = torch.tensor([letters.index(c) for c in text])


class Model(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.embed = nn.Embedding(n, 12)
        self.rnn = nn.GRU(12, 24)
        self.out = nn.Linear(24, n)
        self.out.bias.data.zero_()

    def forward(self, x, h=None):
        y, h = self.rnn(self.embed(x), h)
        return self.out(y), h


model = Model(len(letters))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for i in range(40):
    starts = torch.randint(0, len(codes) - 21, (8,))
    block = torch.stack([codes[s : s + 21] for s in starts.tolist()], dim=1)
    scores, _ = model(block[:-1])
    loss = nn.functional.cross_entropy(scores.reshape(-1, len(letters)), block[1:].reshape(-1))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if i % 20 == 0:
        with torch.no_grad():
            x, h, said = torch.tensor([[0]]), None, ""
            for _ in range(10):
                s, h = model(x, h)
                x = torch.multinomial(torch.softmax(s[0, 0], dim=0), 1)[None]
                said += letters[x.item()]
        print(i, loss.item(), said)
