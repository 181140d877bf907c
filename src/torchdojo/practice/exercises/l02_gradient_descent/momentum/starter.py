import torch


class Momentum:
    def __init__(self, params, lr, momentum):
        ...  # TODO

    def step(self):
        ...  # TODO

    def zero_grad(self):
        ...  # TODO
