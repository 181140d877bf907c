# gets: shortcut
def unroll(rnn, x):
    return rnn(x)
