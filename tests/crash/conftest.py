import multiprocessing
from multiprocessing import forkserver

import pytest


@pytest.fixture
def kills(request):
    """How often each operation is killed."""
    return request.config.getoption("--kills")


@pytest.fixture(scope="module")
def processes():
    """Processes forked from one that has loaded what operations need.

    One that another test left has loaded less, and would be asked instead.
    """
    forkserver._forkserver._stop()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.crash.operations"])
    yield context
    forkserver._forkserver._stop()
