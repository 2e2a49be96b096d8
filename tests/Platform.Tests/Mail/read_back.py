"""Reads mails as an independent receiver does: JSON with base64 mails in, JSON with their fields out."""
import base64
import json
import sys
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr

STRICT = policy.default.clone(raise_on_defect=True)


def mailbox(message, plain, field):
    """The newer parser says whether this is one address; the older one reads names of several encoded words without adding blanks."""
    if field not in message:
        return None
    [address] = message[field].addresses
    name = parseaddr(plain[field].replace("\r\n", ""))[0]
    return [str(make_header(decode_header(name))), f"{address.username}@{address.domain}"]


def text(part):
    return part.get_content().replace("\r\n", "\n")


def read(octets):
    message = message_from_bytes(octets, policy=STRICT)
    plain = message_from_bytes(octets, policy=policy.compat32)
    defects = [str(defect) for part in message.walk() for defect in part.defects]
    defects += [f"{name}: {defect}" for name, value in message.items() for defect in value.defects]
    html = message.get_body(preferencelist=("html",))
    return {
        "headers": message.keys(),
        "subject": message["Subject"],
        "from": mailbox(message, plain, "From"),
        "to": mailbox(message, plain, "To"),
        "replyTo": mailbox(message, plain, "Reply-To"),
        "messageId": message["Message-ID"],
        "date": message["Date"].datetime.isoformat(),
        "extra": message["X-Extra"],
        "text": text(message.get_body(preferencelist=("plain",))),
        "html": text(html) if html else None,
        "attachments": [[part["Content-Disposition"].params["filename"], part.get_content_type(), base64.b64encode(part.get_payload(decode=True)).decode()]
                        for part in message.iter_attachments()],
        "parts": [part.get_content_type() for part in message.walk()],
        "defects": defects,
    }


json.dump([read(base64.b64decode(mail)) for mail in json.load(sys.stdin)], sys.stdout)
