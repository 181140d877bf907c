"""How large the output of a convolution or pooling is."""

from torchdojo.text import DojoError, Text

LAYERS = (
    ("conv 5", 5, 1),
    ("max-pool 2", 2, 2),
    ("conv 5", 5, 1),
    ("max-pool 2", 2, 2),
)  # name, kernel, stride


def output_size(size: int, kernel: int, stride: int = 1, padding: int = 0, dilation: int = 1) -> int:
    """floor((size + 2·padding - dilation·(kernel - 1) - 1) / stride) + 1; raises DojoError if nothing fits."""
    if min(size, kernel, stride, dilation) < 1 or padding < 0:
        raise DojoError(
            what=Text(
                en=f"size={size} kernel={kernel} stride={stride} padding={padding} dilation={dilation} is impossible.",
                zh=f"size={size} kernel={kernel} stride={stride} padding={padding} dilation={dilation} 不可能。",
            ),
            why=Text(en="They count pixels.", zh="它们数的是像素。"),
            cure=Text(en="All are at least 1, padding at least 0.", zh="padding 至少为 0，其余至少为 1。"),
        )
    spans = dilation * (kernel - 1) + 1  # from the first to the last pixel the kernel touches
    if size + 2 * padding < spans:
        raise DojoError(
            what=Text(
                en=f"A kernel that spans {spans} pixels does not fit into {size} + 2·{padding}.",
                zh=f"卷积核跨越 {spans} 个像素，放不进 {size} + 2·{padding}。",
            ),
            why=Text(
                en="nn.Conv2d would say: Kernel size can't be greater than actual input size.",
                zh="nn.Conv2d 会说：Kernel size can't be greater than actual input size。",
            ),
            cure=Text(
                en=f"Use a size of at least {spans - 2 * padding}, or a padding of at least {-(-(spans - size) // 2)}.",
                zh=f"size 至少 {spans - 2 * padding}，或者 padding 至少 {-(-(spans - size) // 2)}。",
            ),
        )
    return (size + 2 * padding - spans) // stride + 1


def after(size: int) -> int:
    """Return what the course's four layers leave of `size`; raises DojoError if it is too small for them."""
    for _, kernel, stride in LAYERS:
        size = output_size(size, kernel, stride)
    return size
