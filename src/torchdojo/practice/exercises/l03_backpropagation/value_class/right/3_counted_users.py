class Value:
    def __init__(self, data, parents=()):
        self.data, self.grad, self.parents = data, 0.0, parents

    def __add__(self, other):
        if not isinstance(other, Value):
            return Value(self.data + other, [(self, 1)])
        return Value(self.data + other.data, [(self, 1), (other, 1)])

    def __mul__(self, other):
        if not isinstance(other, Value):
            return Value(self.data * other, [(self, other)])
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def __pow__(self, n):
        return Value(self.data**n, [(self, n * self.data ** (n - 1))])

    __radd__, __rmul__ = __add__, __mul__

    def backward(self):
        users, found = {self: 0}, [self]
        for node in found:
            for parent, _ in node.parents:
                if parent not in users:
                    users[parent] = 0
                    found.append(parent)
                users[parent] += 1
        arriving, ready = dict.fromkeys(users, 0.0), [self]
        arriving[self] = 1.0
        while ready:
            node = ready.pop()
            node.grad += arriving[node]
            for parent, derivative in node.parents:
                arriving[parent] += derivative * arriving[node]
                users[parent] -= 1
                if users[parent] == 0:
                    ready.append(parent)
