import pytest


@pytest.fixture
def kills(request):
    """How often each operation is killed."""
    return request.config.getoption("--kills")
