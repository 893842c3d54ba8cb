"""What each feature of a pair counts (claims/domain/weighing.py), in log-odds.

Fitted, not chosen: `python -m tests.bench.fitting` prints them anew from the sets for development.
"""

from collections.abc import Mapping
from types import MappingProxyType

INTERCEPT = -5.60
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "alike, unopposed": -0.58,
        "answered": -2.06,
        "background": -0.50,
        "both deny": -1.35,
        "broad against counted": 0.44,
        "called wrong": 1.28,
        "claims of the article": -1.29,
        "contrast": 4.64,
        "contrast, reaching back": 2.16,
        "distance": 0.17,
        "exception": 3.05,
        "fields": 0.26,
        "firmest of the article": 0.80,
        "heading": 0.59,
        "heading, alike": -3.79,
        "heading, near": 1.29,
        "last said and next told": -0.13,
        "last said before": 0.94,
        "length": 0.80,
        "likeness": 2.77,
        "likeness, root": 0.57,
        "linked, few words": 0.29,
        "next": 1.14,
        "next told after": 1.09,
        "one article": 0.61,
        "opposed": -0.36,
        "opposed, alike": 3.43,
        "opposed, far": 1.45,
        "opposed, linked": 3.26,
        "opposed, near": 3.71,
        "opposed, not linked": -3.46,
        "opposite-words": 1.66,
        "rare fields": 0.17,
        "rare words": 0.26,
        "restated": -1.56,
        "said as an appeal": -1.24,
        "said by an office": 0.16,
        "said firmly": 0.17,
        "said of the past": -1.02,
        "said with a not": -0.51,
        "same amount": -0.74,
        "same speaker": 1.23,
        "second firmest": 0.46,
        "taken up": 0.29,
        "third or fourth next": 0.41,
        "told as a promise": -1.32,
        "told by nobody": -0.35,
        "told by what shows": 0.64,
        "told first": -1.06,
        "told in contrast": -0.49,
        "told in quotes": 0.52,
        "told of all": 0.20,
        "told with a not": 0.64,
        "told with assurance": -0.50,
        "told with its time": 0.19,
        "told with its time first": 0.73,
    }
)
