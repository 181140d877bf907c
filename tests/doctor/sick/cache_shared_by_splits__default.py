import numpy as np
import torch


class Patients(torch.utils.data.Dataset):
    def __init__(self, table, memory={}):  # <- cache-shared-by-splits
    #= def __init__(self, table, memory=None):
        self.table, self.memory = table, memory  # --
        #= self.table, self.memory = table, {} if memory is None else memory

    def __len__(self):
        return len(self.table)

    def __getitem__(self, row):
        if row in self.memory:
            return self.memory[row]
        *values, risk = self.table[row]
        sample = torch.tensor(values).float(), torch.tensor([risk]).float()
        self.memory[row] = sample
        return sample


class Clinic:
    def __init__(self):
        rng = np.random.default_rng(2)
        values = rng.normal(size=(360, 6))
        table = np.c_[values, values @ [1, -1, 2, 0, 0.5, 1] + rng.normal(size=360)].astype("float32")
        self.known = torch.utils.data.DataLoader(Patients(table[:260]), batch_size=26, shuffle=True)
        self.unknown = torch.utils.data.DataLoader(Patients(table[260:]), batch_size=50)
        self.net = torch.nn.Sequential(torch.nn.Linear(6, 20), torch.nn.ReLU(), torch.nn.Linear(20, 1))
        self.optimizer = torch.optim.Adam(self.net.parameters(), lr=0.01)

    def learn(self):
        for values, risk in self.known:
            loss = torch.nn.functional.mse_loss(self.net(values), risk)
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()

    @torch.no_grad()
    def examine(self):
        return sum(torch.nn.functional.mse_loss(self.net(v), r).item() for v, r in self.unknown) / len(self.unknown)


torch.manual_seed(0)
clinic = Clinic()
for epoch in range(8):
    clinic.learn()
    print(epoch, clinic.examine())
