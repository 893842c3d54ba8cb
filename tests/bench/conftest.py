"""What benchmarks can be given on the command line."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--data", help="CSV file with columns s1, s2, stance, to rank pairs on")
