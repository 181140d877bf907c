"""`@pytest.mark.doctor`: the training in a test is watched, and a mistake that nobody can mean fails it."""

from collections.abc import Generator

import pytest

SAYS = "doctor(strict=False): watch the training in this test; an ERROR, with strict a WARNING too, fails it"


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", SAYS)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Run a marked test under the doctor."""
    mark = pyfuncitem.get_closest_marker("doctor")
    if mark is None:
        return (yield)
    from torchdojo.doctor.watching import watch

    with watch(str(pyfuncitem.path)) as seen:
        result = yield
    worst = ("error", "warning") if mark.kwargs.get("strict") else ("error",)
    if any(one.rule.severity.value in worst for one in seen.findings):
        pytest.fail(str(seen), pytrace=False)
    return result
