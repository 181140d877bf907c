import torch


class Trainer:
    def __init__(self, model, dtype):
        self.dtype = dtype
        self.model = model.to(dtype=torch.bfloat16)  # <- updates-rounded-away
        #= self.model = model
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=5e-4, momentum=0.5)

    def loss(self, x, y):
        return torch.nn.functional.huber_loss(self.model(x.to(self.model[0].weight.dtype)).float(), y)

    def fit(self, x, y, epochs):
        for epoch in range(epochs):
            for some in torch.randperm(len(x)).split(25):
                self.optimizer.zero_grad()
                loss = self.loss(x[some], y[some])
                loss.backward()
                self.optimizer.step()
            yield loss.item()


torch.manual_seed(9)
x = torch.randn(300, 7)
y = x[:, :2].tanh()
layers = torch.nn.Linear(7, 30), torch.nn.SiLU(), torch.nn.Linear(30, 2)
trainer = Trainer(torch.nn.Sequential(*layers), torch.bfloat16)
print(list(trainer.fit(x, y, 8)))
