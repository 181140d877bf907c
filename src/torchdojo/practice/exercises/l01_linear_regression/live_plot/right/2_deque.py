from collections import deque


class Live:
    def __init__(self, send, every):
        self._send, self._every = send, every
        self._points = deque()
        self.alive = True

    def add(self, step, loss):
        if not self.alive:
            return
        number = loss.item() if hasattr(loss, "item") else loss
        self._points.append((step, number))
        if len(self._points) == self._every:
            self.close()

    def close(self):
        if self._points and self.alive:
            try:
                self._send(list(self._points))
            except OSError:
                self.alive = False
            self._points.clear()
