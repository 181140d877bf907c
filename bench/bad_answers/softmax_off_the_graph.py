# exercise: stable-softmax
# elsewhere: TorchCode, accepted (softmax, no gradient)
import torch


@torch.no_grad()
def softmax(logits):
    small = torch.exp(logits - logits.amax(dim=-1, keepdim=True))
    return small / small.sum(dim=-1, keepdim=True)
