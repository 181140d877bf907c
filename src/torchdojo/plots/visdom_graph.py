"""A computational graph as a window of the visdom page."""

from html import escape

from torchdojo.plots.graph_layout import depths
from torchdojo.plots.visdom_window import HEIGHT, WIDTH, Json, Window, colour, note
from torchdojo.views import Graph


def graph(view: Graph) -> Window:
    """Put every node one column right of what it was computed from, joined by arrows."""
    columns = depths(view.nodes)
    rows: dict[int, int] = {}
    place = {}
    for node in view.nodes:
        column = columns[node.name]
        rows[column] = rows.get(column, -1) + 1
        place[node.name] = (column, -rows[column])
    drawn = [
        note(*place[n.name], f"<b>{escape(n.name)}</b><br>{escape(n.value)}<br>∂ {escape(n.gradient or '—')}")
        | {"bordercolor": colour(0), "bgcolor": "white", "borderpad": 4}
        for n in view.nodes
    ]
    arrows = [
        _arrow(place[source], place[n.name]) for n in view.nodes for source in n.inputs if source in place
    ]
    hidden = {"visible": False}
    depth, most = max(columns.values(), default=0), max(rows.values(), default=0)
    layout = {
        "xaxis": {**hidden, "range": [-0.5, depth + 0.5]},
        "yaxis": {**hidden, "range": [-most - 0.7, 0.7]},
        "annotations": arrows + drawn,
    }
    trace: Json = {"type": "scatter", "mode": "markers", "marker": {"opacity": 0}}
    trace |= {"x": [x for x, _ in place.values()], "y": [y for _, y in place.values()]}
    return Window(str(view.title), [trace], layout, width=2 * WIDTH, height=max(HEIGHT, 90 * (most + 1)))


def _arrow(start: tuple[int, int], end: tuple[int, int]) -> Json:
    ends = {"ax": start[0], "ay": start[1], "axref": "x", "ayref": "y", "standoff": 30, "startstandoff": 30}
    return {
        "x": end[0],
        "y": end[1],
        "text": "",
        "showarrow": True,
        "arrowhead": 2,
        "arrowcolor": "#888",
        **ends,
    }
