import torch, torch.nn as nn
torch.manual_seed(3)
class AttnClassifier(nn.Module):
    def __init__(self, v=30, d=16):
        super().__init__()
        self.embed = nn.Embedding(v, d)
        self.rnn = nn.GRU(d, d, batch_first=True)
        self.score = nn.Linear(d, 1)
        self.cls = nn.Linear(d, 2)
    def attend(self, states):
        weights = torch.softmax(self.score(states).squeeze(-1), dim=1)
        return (weights.unsqueeze(-1) * states).sum(1)
    def forward(self, x):
        states, last = self.rnn(self.embed(x))
        summary = self.attend(states)  # <- result-thrown-away
        #= summary = self.attend(states)
        return self.cls(last[-1])  # --
        #= return self.cls(last[-1] + summary)
x = torch.randint(30, (500, 10)); y = (x == 3).any(1).long()
m = AttnClassifier(); o = torch.optim.Adam(m.parameters(), 5e-3)
for ep in range(5):
    for i in torch.randperm(500).split(50):
        loss = nn.functional.cross_entropy(m(x[i]), y[i]); o.zero_grad(); loss.backward(); o.step()
    print(ep, loss.item())
