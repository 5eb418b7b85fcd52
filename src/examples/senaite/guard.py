# -*- coding: utf-8 -*-
"""A guard for SENAITE: a sample whose set-up has a decisive fault can be neither submitted nor verified.

Put this module into an add-on and register the adapter in its configure.zcml:

    <subscriber
        for="bika.lims.interfaces.IAnalysisRequest"
        provides="bika.lims.interfaces.IGuardAdapter"
        factory=".guard.SampleGuard" />

Written from SENAITE's published sources: guard(action) of a subscriber that provides IGuardAdapter is asked for each
transition, and False keeps it away. A guard is asked whenever a page lists samples, so answers are kept until the sample
is modified. If letrodx does not answer, nothing is held up: a laboratory must not stand still for want of a review, and
the log says so.

The fields of the sample are sent under their own names; the letrodx server reads them by its mapping "senaite"
(letrodx serve --mapping DIR, with senaite.yaml in it). Runs on Python 2.7 and 3; the standard library only.
"""
import json
import logging
import os

try:
    from urllib2 import Request, urlopen
except ImportError:
    from urllib.request import Request, urlopen

from bika.lims.interfaces import IGuardAdapter
from zope.interface import implementer

logger = logging.getLogger("senaite.letrodx")

LETRODX = os.environ.get("LETRODX_URL", "http://localhost:8080")
GUARDED = ("submit", "verify")
FIELDS = ("CellLine", "PhenolRed", "Serum", "SerumPercent", "Androgen", "Exposure")
TIMEOUT_SECONDS = 3
MOST_KEPT = 1000

_kept = {}


def outcome(sample):
    """What the review of a sample comes to, such as "not-clean"; None if letrodx does not answer."""
    key = (sample.UID(), str(sample.modified()))
    if key not in _kept:
        record = dict((name, sample.getField(name).get(sample)) for name in FIELDS if sample.getField(name))
        request = Request(LETRODX + "/v1/reviews?mapping=senaite", json.dumps(record).encode("utf-8"))
        request.add_header("Content-Type", "application/json")
        token = os.environ.get("LETRODX_TOKEN")
        if token:
            request.add_header("Authorization", "Bearer " + token)
        try:
            review = json.loads(urlopen(request, timeout=TIMEOUT_SECONDS).read().decode("utf-8"))
        except (IOError, ValueError) as failed:
            logger.warning("letrodx did not review %s: %r", sample.getId(), failed)
            return None
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = review["outcome"]
        logger.info("letrodx on %s: %s", sample.getId(), review["words"])
    return _kept[key]


@implementer(IGuardAdapter)
class SampleGuard(object):
    """Keeps a sample with a decisive fault from being submitted or verified."""

    def __init__(self, context):
        self.context = context

    def guard(self, action):
        return action not in GUARDED or outcome(self.context) != "not-clean"
