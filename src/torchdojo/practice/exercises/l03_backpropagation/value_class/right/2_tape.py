TAPE = []


class Value:
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
        self.place = len(TAPE)
        TAPE.append((self, ()))

    def record(self, data, *parents):
        result = Value(data)
        TAPE[result.place] = (result, parents)
        return result

    def __add__(self, other):
        other = wrapped(other)
        return self.record(self.data + other.data, (self, 1), (other, 1))

    def __radd__(self, other):
        return self + other

    def __mul__(self, other):
        other = wrapped(other)
        product = self.data * other.data
        return self.record(product, (self, other.data), (other, self.data))

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        return self.record(self.data**n, (self, n * self.data ** (n - 1)))

    def backward(self):
        arriving = [0.0] * (self.place + 1)
        arriving[self.place] = 1.0
        for place in range(self.place, -1, -1):  # what was made later, first
            node, parents = TAPE[place]
            node.grad += arriving[place]
            for parent, derivative in parents:
                arriving[parent.place] += derivative * arriving[place]


def wrapped(other):
    return other if isinstance(other, Value) else Value(other)
