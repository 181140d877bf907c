import torch


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh):
    ...  # TODO: return h'


def lstm_cell(x, h, c, w_ih, w_hh, b_ih, b_hh):
    ...  # TODO: return (h', c')
