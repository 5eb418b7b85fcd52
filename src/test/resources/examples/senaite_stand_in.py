"""A stand-in for SENAITE, not SENAITE: it has just the names that the guard uses, and asks the guard as SENAITE would."""
import json
import sys
import types


def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    sys.modules[name] = made


class IGuardAdapter(object):
    """A stand-in for the interface."""


module("zope")
module("zope.interface", implementer=lambda interface: lambda adapter: adapter)
module("bika")
module("bika.lims")
module("bika.lims.interfaces", IGuardAdapter=IGuardAdapter)


class Field(object):
    def __init__(self, value):
        self.value = value

    def get(self, sample):
        return self.value


class Sample(object):
    """A stand-in for a sample."""

    def __init__(self, uid, fields, modified="2026-11-28"):
        self.uid, self.fields, self.time = uid, fields, modified

    def UID(self):
        return self.uid

    def getId(self):
        return self.uid

    def modified(self):
        return self.time

    def getField(self, name):
        return Field(self.fields[name]) if name in self.fields else None


sys.path.insert(0, sys.argv[1])
import guard  # noqa: E402


def asked(sample, action):
    return guard.SampleGuard(sample).guard(action)


wrong_line = {"CellLine": "MDA-MB-231", "Serum": "charcoal-stripped"}
sparse = {"CellLine": "MCF-7"}
print(json.dumps({
    "wrong line, submit": asked(Sample("W-1", wrong_line), "submit"),
    "wrong line, verify again": asked(Sample("W-1", wrong_line), "verify"),
    "wrong line, cancel": asked(Sample("W-1", wrong_line), "cancel"),
    "wrong line, mended": asked(Sample("W-1", sparse, "2026-11-29"), "submit"),
    "sparse, submit": asked(Sample("W-2", sparse), "submit"),
}, sort_keys=True))
