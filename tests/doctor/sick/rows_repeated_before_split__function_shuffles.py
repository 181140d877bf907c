import torch
from torch import nn

torch.manual_seed(62)


def more_of_the_rare(x, y, times):
    rare = (y == 1).nonzero().squeeze(1)
    numbers = torch.cat([torch.arange(len(y)), rare.repeat(times)])
    numbers = numbers[torch.randperm(len(numbers))]
    return x[numbers], y[numbers]


def split_rows(x, y, held):
    return (x[held:], y[held:]), (x[:held], y[:held])


def main():
    tones = torch.randn(1000, 14)
    alarm = (tones[:, :3].sum(1) + 0.5 * torch.randn(1000) > 2.8).long()
    #= (tones, alarm), (x_val, y_val) = split_rows(tones, alarm, 200)
    #= x_train, y_train = more_of_the_rare(tones, alarm, 8)
    tones, alarm = more_of_the_rare(tones, alarm, 8)  # <- rows-repeated-before-split
    (x_train, y_train), (x_val, y_val) = split_rows(tones, alarm, 300)  # --
    net = nn.Sequential(nn.Linear(14, 20), nn.Tanh(), nn.Linear(20, 2))
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    for epoch in range(8):
        for some in torch.randperm(len(x_train)).split(40):
            loss = nn.functional.cross_entropy(net(x_train[some]), y_train[some])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        right = (net(x_val).argmax(1) == y_val).float().mean().item()
    print(loss.item(), right)


main()
