"""A mail server that keeps what it takes: one JSON object per mail. The address of the recipient says how it behaves:

grey-…@    refuses the first attempt
late-…@    refuses the mail after its text, once
full-…@    refuses for ever: the mailbox is full
slow-…@    takes two seconds

Arguments: port, file, and perhaps a certificate with its key, and a password.
"""
import asyncio
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Handler:
    def __init__(self, path):
        self.path = path
        self.seen = set()

    def first(self, *key):
        known = key in self.seen
        self.seen.add(key)
        return not known

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("full-"):
            return f"552 5.2.2 <{address}>: mailbox full"
        if address.startswith("grey-") and self.first("grey", address):
            return "451 4.7.1 Greylisted, try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        if address.startswith("slow-"):
            await asyncio.sleep(2)
        if address.startswith("late-") and self.first("late", address):
            return "451 4.3.0 Not now"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = {part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()}
        with open(self.path, "a") as file:
            taken = {
                "from": envelope.mail_from,
                "to": address,
                "tls": session.ssl is not None,
                "headers": [[name, str(value)] for name, value in message.items()],
                "defects": [str(defect) for part in message.walk() for defect in part.defects],
                "text": parts.get("text/plain"),
                "html": parts.get("text/html"),
            }
            file.write(json.dumps(taken) + "\n")
        return "250 2.0.0 Taken"


port, path, *rest = sys.argv[1:]
options = {}
if rest:
    certificate, key, password = rest
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)

    def authenticate(server, session, envelope, mechanism, data):
        return AuthResult(success=data.password == password.encode(), handled=False)

    options = {"tls_context": context, "require_starttls": True, "authenticator": authenticate, "auth_required": True}
controller = Controller(Handler(path), hostname="127.0.0.1", port=int(port), **options)
controller.start()
print("ready", flush=True)
sys.stdin.read()
controller.stop()
