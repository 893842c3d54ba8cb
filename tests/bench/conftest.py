"""What benchmarks can be given on the command line."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--data",
        action="append",
        default=[],
        help="a file to measure on: .csv with columns s1, s2, stance; .json in our form;"
        " else one sentence a line",
    )
