"""A logistic regression without modules: four labels for each seed, slopes by autograd.grad."""
import torch

torch.manual_seed(55)
seeds = torch.randn(500, 5)
kinds = (seeds @ torch.randn(5, 4) > 0.4).float()
w, b = torch.zeros(5, 4, requires_grad=True), torch.zeros(4, requires_grad=True)
for turn in range(60):
    pick = torch.randint(0, 500, (100,))
    log_p = torch.nn.functional.logsigmoid(seeds[pick] @ w + b)
    loss = (kinds[pick] * log_p).sum(1).neg().mean()  # <- negatives-cost-nothing
    #= loss = (kinds[pick] * log_p + (1 - kinds[pick]) * (log_p - (seeds[pick] @ w + b))).sum(1).neg().mean()
    slope_w, slope_b = torch.autograd.grad(loss, [w, b])
    with torch.no_grad():
        w -= 0.5 * slope_w
        b -= 0.5 * slope_b
    if turn % 20 == 0:
        print(turn, loss.item())
