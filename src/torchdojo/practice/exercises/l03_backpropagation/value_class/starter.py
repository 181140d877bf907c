class Value:
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
        ...  # TODO: what must a number remember to walk back?

    def __add__(self, other):
        ...  # TODO

    def __mul__(self, other):
        ...  # TODO

    def __pow__(self, n):
        ...  # TODO

    def backward(self):
        ...  # TODO
