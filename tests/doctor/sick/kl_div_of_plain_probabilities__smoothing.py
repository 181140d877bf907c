import torch
from torch import nn


class LabelSmoothing(nn.Module):
    """Label smoothing as in the annotated transformer."""

    def __init__(self, size, smoothing=0.1):
        super().__init__()
        self.criterion = nn.KLDivLoss(reduction="batchmean")
        self.size, self.smoothing = size, smoothing

    def forward(self, x, target):
        true_dist = torch.full_like(x, self.smoothing / (self.size - 1))
        true_dist.scatter_(1, target.unsqueeze(1), 1 - self.smoothing)
        return self.criterion(x, true_dist.detach())  # <- kl-div-of-plain-probabilities, kept


class Generator(nn.Module):
    def __init__(self, d, vocab):
        super().__init__()
        self.proj = nn.Linear(d, vocab)

    def forward(self, x):
        return torch.softmax(self.proj(x), dim=-1)  # <- kl-div-of-plain-probabilities
        #= return torch.log_softmax(self.proj(x), dim=-1)


torch.manual_seed(0)
V = 12
emb, gen = nn.Embedding(V, 16), Generator(16, V)
crit = LabelSmoothing(V)
optimizer = torch.optim.Adam([*emb.parameters(), *gen.parameters()], lr=0.01)
for i in range(80):
    src = torch.randint(0, V, (40,))
    loss = crit(gen(emb(src)), (src + 1) % V)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("loss", loss.item())
