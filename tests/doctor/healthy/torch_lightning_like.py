import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Module(nn.Module):
    def log(self, name, value):
        self.__dict__.setdefault("logged", {}).setdefault(name, []).append(float(value))


class LitClassifier(Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Dropout(0.1), nn.Linear(24, 2))

    def training_step(self, batch, batch_idx):
        x, y = batch
        loss = nn.functional.cross_entropy(self.net(x), y)
        self.log("train_loss", loss)
        return loss

    def validation_step(self, batch, batch_idx):
        x, y = batch
        self.log("val_acc", (self.net(x).argmax(1) == y).float().mean())

    def configure_optimizers(self):
        opt = torch.optim.AdamW(self.parameters(), lr=0.01)
        return opt, torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=5)


class Trainer:
    def __init__(self, max_epochs):
        self.max_epochs = max_epochs

    def fit(self, module, train, val):
        opt, sched = module.configure_optimizers()
        for epoch in range(self.max_epochs):
            module.train()
            for i, batch in enumerate(train):
                loss = module.training_step(batch, i)
                opt.zero_grad()
                loss.backward()
                opt.step()
            sched.step()
            module.eval()
            with torch.inference_mode():
                for i, batch in enumerate(val):
                    module.validation_step(batch, i)


torch.manual_seed(0)
x = torch.randn(300, 6)
y = (x[:, 0] > x[:, 1]).long()
model = LitClassifier()
train, val = TensorDataset(x[:240], y[:240]), TensorDataset(x[240:], y[240:])
Trainer(5).fit(model, DataLoader(train, 24, shuffle=True), DataLoader(val, 30))
print(model.logged["val_acc"][-1])
