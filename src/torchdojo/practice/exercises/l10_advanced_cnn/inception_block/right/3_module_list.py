import torch
from torch import Tensor, nn


def chain(*sizes: tuple[int, int, int]) -> nn.Sequential:
    convs = (nn.Conv2d(c, m, k, padding="same") for c, m, k in sizes)
    return nn.Sequential(*convs)


class InceptionA(nn.Module):
    def __init__(self, c_in: int) -> None:
        super().__init__()
        pooled = chain((c_in, 24, 1)).insert(0, nn.AvgPool2d(3, 1, 1))
        self.branches = nn.ModuleList(
            [
                chain((c_in, 16, 1)),
                chain((c_in, 16, 1), (16, 24, 3), (24, 24, 3)),
                chain((c_in, 16, 1), (16, 24, 5)),
                pooled,
            ]
        )

    def forward(self, x: Tensor) -> Tensor:
        return torch.concat([branch(x) for branch in self.branches], -3)
