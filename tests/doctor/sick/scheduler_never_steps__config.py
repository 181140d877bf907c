import torch
import torch.nn as nn

CFG = {"lr": 0.05, "epochs": 50, "milestones": [25, 40]}


def build(cfg):
    model = nn.Linear(3, 2)
    optimizer = torch.optim.SGD(model.parameters(), lr=cfg["lr"])
    scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=cfg["milestones"])  # <- scheduler-never-steps, kept
    return model, optimizer, scheduler


def main(cfg):
    torch.manual_seed(0)
    model, optimizer, scheduler = build(cfg)
    x = torch.randn(100, 3)
    y = torch.stack([x[:, 0] - x[:, 1], x[:, 2]], dim=1)
    for epoch in range(cfg["epochs"]):
        optimizer.zero_grad()
        loss = ((model(x) - y) ** 2).mean()
        loss.backward()
        optimizer.step()
        #= scheduler.step()
        if epoch % 10 == 0:
            print(epoch, "lr", scheduler.get_last_lr()[0], "loss", loss.item())


main(CFG)
