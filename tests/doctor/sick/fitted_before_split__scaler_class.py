import numpy as np
import torch
from torch import nn


class StandardScaler:
    def fit(self, x):
        self.mean, self.std = x.mean(0), x.std(0) + 1e-8
        return self

    def transform(self, x):
        return (x - self.mean) / self.std

    def fit_transform(self, x):
        return self.fit(x).transform(x)


rng = np.random.default_rng(0)
torch.manual_seed(0)
X = rng.normal(50, 12, (240, 6))
y = (X[:, 0] > X[:, 5]).astype(np.float32)
scaler = StandardScaler()
X = scaler.fit_transform(X)  # <- fitted-before-split
order = rng.permutation(len(X))
train, test = order[:180], order[180:]
X_train = torch.tensor(X[train], dtype=torch.float32)  # --
X_test = torch.tensor(X[test], dtype=torch.float32)  # --
#= X_train = torch.tensor(scaler.fit_transform(X[train]), dtype=torch.float32)
#= X_test = torch.tensor(scaler.transform(X[test]), dtype=torch.float32)
y_train, y_test = torch.from_numpy(y[train]), torch.from_numpy(y[test])
clf = nn.Linear(6, 1)
opt = torch.optim.Adam(clf.parameters(), lr=0.05)
for epoch in range(50):
    loss = nn.functional.binary_cross_entropy_with_logits(clf(X_train).squeeze(1), y_train)
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    print("acc", ((clf(X_test).squeeze(1) > 0) == (y_test > 0.5)).float().mean().item())
