import torch
from torch import nn
from torch.nn import functional as F


class Graph(nn.Module):
    def __init__(self, features, kinds):
        super().__init__()
        self.one, self.two = nn.Linear(features, 16), nn.Linear(16, kinds)

    def forward(self, x, near):
        x = F.relu(near @ self.one(x))
        x = F.dropout(x, 0.5, training=self.training)
        return F.log_softmax(near @ self.two(x), dim=1)


torch.manual_seed(0)
labels = torch.randint(0, 3, (150,))
x = torch.randn(150, 12) + 2 * F.one_hot(labels, 12)
near = ((labels[:, None] == labels) & (torch.rand(150, 150) < 0.1)).float() + torch.eye(150)
near = near / near.sum(1, keepdim=True)
learn, check = torch.arange(60), torch.arange(60, 150)
model = Graph(12, 3)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=5e-4)


def train(epoch):
    model.train()
    optimizer.zero_grad()
    output = model(x, near)
    loss = F.nll_loss(output[learn], labels[learn])
    loss.backward()
    optimizer.step()

    model.eval()
    output = model(x, near)
    missed = F.nll_loss(output[check], labels[check])
    right = (output[check].argmax(1) == labels[check]).float().mean()
    print(epoch, loss.item(), missed.item(), right.item())


for epoch in range(40):
    train(epoch)
