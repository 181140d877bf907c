"""Imported once by the process of which every script's process is a fork."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import torch
    import torch._dynamo  # the first step of an optimizer would import it

torch.set_num_threads(1)
