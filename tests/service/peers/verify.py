"""Reads requests as `hooks.py` keeps them, each with a secret, and checks them with the libraries of the two standards:
prints the data of each event. The clock of a test may be ahead, so that of the library is set to when a request was sent."""
import datetime
import json
import sys
from unittest import mock

from cloudevents.v1.http import from_http
from standardwebhooks import webhooks

for line in sys.stdin:
    request = json.loads(line)
    headers = {name.lower(): value for name, value in request["headers"].items()}
    sent = datetime.datetime.fromtimestamp(int(headers["webhook-timestamp"]), tz=datetime.timezone.utc)
    with mock.patch.object(webhooks, "datetime", mock.Mock(wraps=datetime.datetime, now=lambda tz=None: sent)):
        webhooks.Webhook(request["secret"]).verify(request["body"], headers)
    event = from_http(headers, request["body"])
    print(json.dumps({"id": event["id"], "type": event["type"], "subject": event.get("subject"), "data": event.data}))
