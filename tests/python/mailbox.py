"""A mail server on loopback (aiosmtpd) that tells what it gets.

argv:   user and password, where it is to ask for them
stdout: its port, then for each mail a line of JSON:
        {"from", "to", "subject", "sender", "id", "reply_to", "headers", "parts": [[kind, text]]}
        (reply_to: an address or null; headers: how many name a further reader)
A text is told without the ends of line that close it, of which a mail has some of its own.
It ends when stdin does. Who begins with «unknown» is not taken (550), with «later» not now (451).
"""

import asyncio
import json
import logging
import sys
import warnings
from email import message_from_bytes, policy
from email.utils import parseaddr

from aiosmtpd.smtp import SMTP, AuthResult


# That passwords cross loopback in the clear is known.
warnings.simplefilter("ignore")
logging.disable()


def tell(value):
    print(json.dumps(value), flush=True)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unknown"):
            return f"550 5.1.1 {address}: no such mailbox"
        if address.startswith("later"):
            return "451 4.7.1 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert not mail.defects, mail.defects
        parts = [part for part in mail.walk() if not part.is_multipart()]
        tell(
            {
                "from": envelope.mail_from,
                "to": envelope.rcpt_tos,
                "subject": mail["subject"],
                "sender": str(mail["from"]),
                "id": mail["message-id"],
                "reply_to": mail["reply-to"] and parseaddr(str(mail["reply-to"]))[1],
                "headers": len(mail.get_all("cc", []) + mail.get_all("bcc", [])),
                "parts": [[part.get_content_type(), part.get_content().replace("\r\n", "\n").rstrip("\n")] for part in parts],
            }
        )
        return "250 OK"


def known(server, session, envelope, mechanism, data):
    right = [data.login.decode(), data.password.decode()] == sys.argv[1:3]
    return AuthResult(success=right, handled=right)


def server():
    asks = len(sys.argv) > 1
    return SMTP(
        Handler(),
        authenticator=known if asks else None,
        auth_required=asks,
        auth_require_tls=False,
    )


async def main():
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(server, "127.0.0.1", 0)
    tell(listening.sockets[0].getsockname()[1])
    await loop.run_in_executor(None, sys.stdin.read)
    listening.close()


asyncio.run(main())
