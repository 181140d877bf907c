"""Will a customer come back? Cross-entropy on one output."""
import torch
from torch.utils.data import DataLoader, Dataset


class Customers(Dataset):
    def __init__(self, n):
        self.visits = torch.randn(n, 7)
        self.back = (self.visits[:, :3].sum(1) > 0.2).float()[:, None]

    def __len__(self):
        return len(self.visits)

    def __getitem__(self, row):
        return {"visits": self.visits[row], "back": self.back[row]}


torch.manual_seed(4)
net = torch.nn.Sequential(torch.nn.Linear(7, 24), torch.nn.ReLU(), torch.nn.Linear(24, 1))
adam = torch.optim.Adam(net.parameters(), 0.01)
for epoch in range(5):
    for batch in DataLoader(Customers(400), batch_size=40, shuffle=True):
        score = net(batch["visits"])
        loss = torch.nn.functional.cross_entropy(score, batch["back"])  # <- softmax-of-one-class
        #= loss = torch.nn.functional.binary_cross_entropy_with_logits(score, batch["back"])
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
