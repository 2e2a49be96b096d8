"""Reads mails as an independent receiver does: JSON with base64 mails in, JSON with their fields out."""
import base64
import json
import sys
from email import message_from_bytes, policy

STRICT = policy.default.clone(raise_on_defect=True)


def mailbox(header):
    [address] = header.addresses
    return [address.display_name, f"{address.username}@{address.domain}"]


def text(part):
    return part.get_content().replace("\r\n", "\n")


def read(octets):
    message = message_from_bytes(octets, policy=STRICT)
    defects = [str(defect) for part in message.walk() for defect in part.defects]
    defects += [f"{name}: {defect}" for name, value in message.items() for defect in value.defects]
    html = message.get_body(preferencelist=("html",))
    return {
        "headers": message.keys(),
        "subject": message["Subject"],
        "from": mailbox(message["From"]),
        "to": mailbox(message["To"]),
        "replyTo": mailbox(message["Reply-To"]) if "Reply-To" in message else None,
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
