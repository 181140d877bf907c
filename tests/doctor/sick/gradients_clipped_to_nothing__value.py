import torch
from torch import nn

torch.manual_seed(0)
text = "the quick brown fox jumps over the lazy dog and runs back to its den before the night falls. " * 12
letters = sorted(set(text))
codes = torch.tensor([letters.index(c) for c in text])


class Writer(nn.Module):
    def __init__(self, n, hidden=48):
        super().__init__()
        self.embed = nn.Embedding(n, 16)
        self.lstm = nn.LSTM(16, hidden, batch_first=True)
        self.out = nn.Linear(hidden, n)

    def forward(self, x):
        return self.out(self.lstm(self.embed(x))[0])


writer = Writer(len(letters))
optimizer = torch.optim.SGD(writer.parameters(), lr=0.5, momentum=0.9)
for step in range(60):
    start = torch.randint(0, len(codes) - 33, (16,))
    batch = torch.stack([codes[s : s + 33] for s in start.tolist()])
    loss = nn.functional.cross_entropy(writer(batch[:, :-1]).flatten(0, 1), batch[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_value_(writer.parameters(), 1e-6)  # <- gradients-clipped-to-nothing
    #= nn.utils.clip_grad_value_(writer.parameters(), 1.0)
    optimizer.step()
    if step % 20 == 19:
        print(step, loss.item())
