# exercise: clip-gradients
# elsewhere: TorchCode, accepted (torch.nn.utils.clip_grad_norm_)
from torch.nn.utils import clip_grad_norm_


def clip(parameters, max_norm):
    return clip_grad_norm_(parameters, max_norm).item()
