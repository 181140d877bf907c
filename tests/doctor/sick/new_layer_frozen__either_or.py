import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(23)


class Reader(nn.Module):
    def __init__(self, kinds):
        super().__init__()
        self.words = nn.EmbeddingBag(50, 16)
        self.hidden = nn.Linear(16, 32)
        self.out = nn.Linear(32, kinds)

    def forward(self, text):
        return self.out(self.hidden(self.words(text)).relu())


def train(net, text, kind, epochs):
    sgd = torch.optim.SGD((p for p in net.parameters() if p.requires_grad), lr=0.3)
    for epoch in range(epochs):
        for t, k in DataLoader(TensorDataset(text, kind), batch_size=30, shuffle=True):
            sgd.zero_grad()
            loss = nn.functional.cross_entropy(net(t), k)
            loss.backward()
            sgd.step()
    print(loss.item())


text = torch.randint(0, 50, (900, 7))
net = Reader(5)
train(net, text, text.float().mean(1).long() // 10, 5)
net.out = nn.Linear(32, 2)
for name, p in net.named_parameters():
    if name.startswith("out"):  # <- new-layer-frozen
    #= if not name.startswith("out"):
        p.requires_grad = False  # <- new-layer-frozen, kept
    else:
        p.requires_grad = True
train(net, text[:150], (text[:150] > 24).float().mean(1).round().long(), 10)
