import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split
class Trainer:
    def __init__(self, model, train_set, test_set):
        self.model = model
        self.train_loader = DataLoader(train_set, batch_size=25, shuffle=True)
        self.test_loader = DataLoader(test_set, batch_size=20)
        self.optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    def fit(self, n):
        for _ in range(n):
            self.model.train()
            for x, y in self.train_loader:
                self.optimizer.zero_grad()
                nn.functional.cross_entropy(self.model(x), y).backward()
                self.optimizer.step()
            print(self.evaluate())
    def evaluate(self):
        self.model.eval()
        n_correct = 0
        with torch.inference_mode():
            for x, y in self.test_loader:
                n_correct += int((self.model(x).argmax(-1) == y).sum())
        return 100.0 * n_correct / len(self.test_loader)  # <- correct-over-batches
        #= return 100.0 * n_correct / len(self.test_loader.dataset)
torch.manual_seed(0)
x = torch.randn(350, 4)
a, b = random_split(TensorDataset(x, (x[:, 0] > 0).long()), [250, 100])
Trainer(nn.Linear(4, 2), a, b).fit(6)
