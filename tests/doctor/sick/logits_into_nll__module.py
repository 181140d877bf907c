import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader, TensorDataset


class MLP(nn.Module):
    def __init__(self):
        super(MLP, self).__init__()
        self.fc1 = nn.Linear(9, 32)
        self.fc2 = nn.Linear(32, 3)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        return self.fc2(x)  # --
        #= return torch.log_softmax(self.fc2(x), dim=1)


torch.manual_seed(0)
data = torch.randn(300, 9)
labels = data.reshape(300, 3, 3).sum(-1).argmax(1)
loader = DataLoader(TensorDataset(data, labels), batch_size=30, shuffle=True)
net = MLP()
criterion = nn.NLLLoss()
optimizer = optim.SGD(net.parameters(), lr=0.02)
for epoch in range(5):
    for inputs, targets in loader:
        optimizer.zero_grad()
        outputs = net(inputs)
        loss = criterion(outputs, targets)  # <- logits-into-nll, kept
        loss.backward()
        optimizer.step()
    print("epoch %d loss %.3f" % (epoch, loss.item()))
