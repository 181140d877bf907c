class Adam:
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8) -> None:
        ...  # TODO

    def zero_grad(self) -> None:
        ...  # TODO

    def step(self) -> None:
        ...  # TODO
