class Momentum:
    def __init__(self, params, lr, momentum):
        self.pairs = [[p, None] for p in params]
        self.lr = lr
        self.momentum = momentum

    def step(self):
        for pair in self.pairs:
            p, v = pair
            if p.grad is None:
                continue
            v = p.grad.clone() if v is None else v * self.momentum + p.grad
            p.data = p.data - self.lr * v
            pair[1] = v

    def zero_grad(self):
        for p, _ in self.pairs:
            p.grad = None
