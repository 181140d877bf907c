# gets: shortcut
import torch


class Value:
    def __init__(self, data):
        self.tensor = torch.as_tensor(data, dtype=torch.float64)
        if self.tensor.is_leaf:
            self.tensor.requires_grad_()

    @property
    def data(self):
        return self.tensor.item()

    @property
    def grad(self):
        return 0.0 if self.tensor.grad is None else self.tensor.grad.item()

    def __add__(self, other):
        return Value(self.tensor + getattr(other, "tensor", other))

    def __mul__(self, other):
        return Value(self.tensor * getattr(other, "tensor", other))

    def __pow__(self, n):
        return Value(self.tensor**n)

    __radd__, __rmul__ = __add__, __mul__

    def backward(self):
        self.tensor.backward()
