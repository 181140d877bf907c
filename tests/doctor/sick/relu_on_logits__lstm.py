import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


class Sentiment(nn.Module):
    def __init__(self, vocab_size=50, embed=12, hidden=16):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed)
        self.lstm = nn.LSTM(embed, hidden, batch_first=True)
        self.out = nn.Linear(hidden, 3)

    def forward(self, tokens):
        _, (h, _) = self.lstm(self.embedding(tokens))
        logits = self.out(h[-1])
        logits = F.relu(logits)  # <- relu-on-logits
        return logits


m = Sentiment()
opt = torch.optim.Adam(m.parameters(), lr=0.005)
for it in range(50):
    tokens = torch.randint(0, 50, (24, 7))
    target = (tokens[:, -1] % 3)
    loss = F.cross_entropy(m(tokens), target)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
