#!/usr/bin/env python3
"""Review experiments of eLabFTW and write what was found back into them.

    ELABFTW_KEY=... review_experiments.py --elabftw https://eln.example.org --letrodx http://localhost:8080 42 43

Of each experiment the extra fields are read, sent to letrodx, and the answer is written into extra fields whose names
begin with "letrodx": the outcome, what was found, and by which rules. Nothing is written if nothing has changed, so it
may run every few minutes (cron, systemd). It exits with 1 if an experiment is not clean, 3 if one could not be reviewed.

An extra field is a fact if it is named as one, "medium.phenolRed"; other names are given by a mapping that the server
was started with (--mapping DIR here: the name of the file without .yaml).

Written from the documentation of eLabFTW's REST API v2: GET and PATCH /api/v2/experiments/{id}, with the key in the
header Authorization and extra fields in the JSON of "metadata". Its signed webhook was a proposal at the time of
writing, so this asks rather than waits to be told. Python's standard library only.
"""
import argparse
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request

OWN = "letrodx"
TIMEOUT_SECONDS = 30


def call(url, method="GET", body=None, **headers):
    """The JSON that comes back, or None if nothing does."""
    data = None if body is None else json.dumps(body).encode("utf-8")
    request = urllib.request.Request(url, data=data, method=method)
    request.add_header("Accept", "application/json")
    if data is not None:
        request.add_header("Content-Type", "application/json")
    for name, value in headers.items():
        request.add_header(name, value)
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
        text = answer.read().decode("utf-8")
    return json.loads(text) if text else None


def scenario(experiment, fields):
    """The scenario that an experiment states: its facts are the extra fields that are named as facts."""
    sections = {}
    for name, field in fields.items():
        section, dot, fact = name.partition(".")
        if dot and field.get("value") not in (None, "", []):
            sections.setdefault(section, {})[fact] = field["value"]
    return dict(sections, id="elabftw-%s" % experiment["id"], title=experiment.get("title") or "")


def record(fields):
    """The same in the host's own names, for a mapping."""
    return {name: field.get("value") for name, field in fields.items() if not name.startswith(OWN)}


def own_fields(review):
    """What is written back."""
    remarks = [
        "%s %s (%s, %s)" % (remark["rule"], remark["title"], remark["verdict"], remark["impact"])
        for remark in review["remarks"]
        if remark["waiver"] is None
    ]
    to_state = [missing["ask"] for missing in review["toState"]]
    texts = {
        OWN + " outcome": review["words"],
        OWN + " findings": "; ".join(remarks) or "none",
        OWN + " to state": "; ".join(to_state) or "nothing",
        OWN + " rules": "%s (%s)" % (review["ruleSet"]["version"], review["ruleSet"]["sha256"][:12]),
    }
    return {name: {"type": "text", "value": text, "readonly": True} for name, text in texts.items()}


def review_one(number, options, key):
    """Whether the experiment is clean."""
    address = "%s/api/v2/experiments/%s" % (options.elabftw.rstrip("/"), number)
    experiment = call(address, Authorization=key)
    metadata = json.loads(experiment.get("metadata") or "{}")
    fields = metadata.get("extra_fields") or {}
    target = options.letrodx.rstrip("/") + "/v1/reviews"
    if options.mapping:
        target += "?" + urllib.parse.urlencode({"mapping": options.mapping})
    body = record(fields) if options.mapping else scenario(experiment, fields)
    token = os.environ.get("LETRODX_TOKEN")
    review = call(target, "POST", body, **({"Authorization": "Bearer " + token} if token else {}))
    new = dict({name: field for name, field in fields.items() if not name.startswith(OWN)}, **own_fields(review))
    if new != fields:
        metadata["extra_fields"] = new
        call(address, "PATCH", {"metadata": json.dumps(metadata)}, Authorization=key)
    print("%s: %s" % (number, review["words"]))
    return review["outcome"] in ("clean", "clean-with-waivers")


def main():
    parser = argparse.ArgumentParser(description="Review experiments of eLabFTW with letrodx.")
    parser.add_argument("--elabftw", required=True, metavar="URL")
    parser.add_argument("--letrodx", default="http://localhost:8080", metavar="URL")
    parser.add_argument("--mapping", metavar="NAME", help="a mapping that the letrodx server knows")
    parser.add_argument("experiments", nargs="+", type=int, metavar="ID")
    options = parser.parse_args()
    key = os.environ.get("ELABFTW_KEY") or parser.error("set ELABFTW_KEY to a key of the API")
    clean, reviewed = True, True
    for number in options.experiments:
        try:
            clean = review_one(number, options, key) and clean
        except urllib.error.HTTPError as refused:
            print("%s: %s" % (number, refused.read().decode("utf-8", "replace")), file=sys.stderr)
            reviewed = False
        except (OSError, ValueError, KeyError) as failed:
            print("%s: %r" % (number, failed), file=sys.stderr)
            reviewed = False
    return 3 if not reviewed else 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
