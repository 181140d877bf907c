"""Records of the training loss that decide nothing about validation: convergence, a test part, two records."""

import copy

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(300, 8)
y = (x[:, 0] * x[:, 1] > 0).float()
x_train, y_train, x_val, y_val, x_test, y_test = x[:200], y[:200], x[200:250], y[200:250], x[250:], y[250:]
criterion = nn.BCEWithLogitsLoss()


def epoch_of(net, optimizer):
    total = 0.0
    for rows in torch.randperm(200).split(25):
        loss = criterion(net(x_train[rows]).squeeze(1), y_train[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / 8


def fresh():
    net = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 1))
    return net, torch.optim.Adam(net.parameters(), lr=3e-3)


net, optimizer = fresh()
best_train, lowest_val, state = 9e9, 9e9, {}
for epoch in range(12):  # both are recorded; the validation decides
    train_loss = epoch_of(net, optimizer)
    with torch.no_grad():
        val_loss = criterion(net(x_val).squeeze(1), y_val).item()
    best_train = min(best_train, train_loss)
    if val_loss < lowest_val:
        lowest_val, state = val_loss, copy.deepcopy(net.state_dict())
    print(epoch, train_loss, val_loss, best_train)
net.load_state_dict(state)

net, optimizer = fresh()
best, waited, kept = 9e9, 0, {}
for epoch in range(20):  # no validation data: the test part is only shown, as it should be
    train_loss = epoch_of(net, optimizer)
    if train_loss < best:
        best, waited, kept = train_loss, 0, copy.deepcopy(net.state_dict())
    else:
        waited += 1
        if waited > 5:
            break
    with torch.no_grad():
        print(epoch, criterion(net(x_test).squeeze(1), y_test).item())
net.load_state_dict(kept)

net, optimizer = fresh()
lowest, scores = 9e9, []
for epoch in range(10):  # the lowest so far is only marked in the report
    train_loss = epoch_of(net, optimizer)
    with torch.no_grad():
        val_loss = criterion(net(x_val).squeeze(1), y_val).item()
    scores.append(val_loss)
    if train_loss < lowest:
        lowest = train_loss
        print(epoch, "a new low in training:", train_loss, val_loss)
print(min(scores))
