# gets: shared-node
class Value:
    def __init__(self, data, parents=()):
        self.data, self.grad, self.parents = data, 0.0, parents

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def __pow__(self, n):
        return Value(self.data**n, [(self, n * self.data ** (n - 1))])

    __radd__, __rmul__ = __add__, __mul__

    def backward(self):
        self.grad += 1.0
        waiting, seen = [self], {self}
        while waiting:
            node = waiting.pop()
            for parent, derivative in node.parents:
                parent.grad += derivative * node.grad
                if parent not in seen:
                    seen.add(parent)
                    waiting.append(parent)
