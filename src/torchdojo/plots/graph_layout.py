"""Where the nodes of a computational graph stand: the more computing a node needs, the further to the right."""

from collections.abc import Sequence

from torchdojo.views import Node


def depths(nodes: Sequence[Node]) -> dict[str, int]:
    """Return the column of each node: after all its inputs; a leaf just before the first node that uses it."""
    depth = {node.name: 0 for node in nodes}
    for _ in nodes:  # enough rounds for the longest chain; a ring, which no graph has, ends too
        moved = False
        for node in nodes:
            after = max((depth[name] + 1 for name in node.inputs if name in depth), default=0)
            if depth[node.name] < after <= len(nodes):
                depth[node.name], moved = after, True
        if not moved:
            break
    users: dict[str, int] = {}
    for node in nodes:
        for name in node.inputs:
            users[name] = min(users.get(name, len(nodes)), depth[node.name])
    return {n.name: users.get(n.name, 1) - 1 if not n.inputs else depth[n.name] for n in nodes}
