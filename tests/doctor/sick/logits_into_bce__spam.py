import torch
import torch.nn as nn

torch.manual_seed(0)
words = (torch.rand(300, 25) < 0.3).float()
spam = (words[:, 2] + words[:, 7] + words[:, 11] >= 2).float()


class SpamNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(25, 12)
        self.fc2 = nn.Linear(12, 1)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x))).squeeze(1)  # --
        #= return torch.sigmoid(self.fc2(torch.relu(self.fc1(x)))).squeeze(1)


net = SpamNet()
criterion = nn.BCELoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(60):
    prob = net(words)
    loss = criterion(prob, spam)  # <- logits-into-bce, kept
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("done", loss.item())
