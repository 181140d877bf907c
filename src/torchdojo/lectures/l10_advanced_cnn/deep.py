"""A network of many equal layers, plain or with one of the cures against vanishing gradients."""

from collections.abc import Callable

from torch import Tensor, nn

Sizes = tuple[int, int, int, int]  # pixels, depth, width, classes


class Deep(nn.Module):
    """Flatten, `depth` equal layers of `width` numbers h = f(W·h + b), and the logits; `cure`: he, norm or skip."""

    def __init__(self, f: Callable[[Tensor], Tensor], sizes: Sizes, cure: str = "") -> None:
        super().__init__()
        pixels, depth, width, classes = sizes
        self.f, self.skip = f, cure == "skip"
        self.enter, self.leave = nn.Linear(pixels, width), nn.Linear(width, classes)
        self.layers = nn.ModuleList(nn.Linear(width, width) for _ in range(depth))
        self.norms = nn.ModuleList(
            nn.LayerNorm(width) if cure == "norm" else nn.Identity() for _ in self.layers
        )
        for w in self.layers.parameters() if cure == "he" else ():
            nn.init.kaiming_normal_(w) if w.dim() == 2 else nn.init.zeros_(w)

    def forward(self, x: Tensor) -> Tensor:
        h = self.enter(x.flatten(1))  # (N, D)
        for layer, norm in zip(self.layers, self.norms, strict=True):
            h = self.f(norm(layer(h))) + (h if self.skip else 0)  # doctor: ok vanishing-gradients
        return self.leave(h)  # (N, 10)

    def gradients(self) -> list[float]:
        """Return the norm of the gradient of every layer's weights, first to last."""
        return [w.grad.norm().item() for w in self.layers.parameters() if w.grad is not None and w.dim() == 2]
