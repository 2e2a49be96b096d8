"""Verifies signatures as an independent receiver does: JSON with base64 mails and the text records in, a list of true and false out."""
import base64
import json
import sys

import dkim

asked = json.load(sys.stdin)
records = {name.rstrip(".").lower(): text for name, text in asked["records"].items()}


def text_record(name, timeout=5):
    found = records.get(name.decode().rstrip(".").lower())
    return None if found is None else found.encode()


def verified(mail):
    try:
        return dkim.verify(base64.b64decode(mail), dnsfunc=text_record)
    except dkim.DKIMException:
        return False


json.dump([verified(mail) for mail in asked["mails"]], sys.stdout)
