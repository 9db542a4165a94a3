"""A mail server that keeps what it is sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


class Session(StreamRequestHandler):
    """As much of SMTP (RFC 5321) as a client needs to hand in a letter."""

    def handle(self):
        self.say("220 here")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"DATA":
                self.say("354 go on")
                self.server.letters.append(self.letter())
            self.say("221 bye" if word == b"QUIT" else "250 ok")
            if word == b"QUIT":
                return

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def letter(self) -> EmailMessage:
        lines = iter(self.rfile.readline, b".\r\n")
        content = b"".join(line.removeprefix(b".") for line in lines)
        return message_from_bytes(content, policy=policy.default)


@contextmanager
def mail_server() -> Iterator[tuple[int, list[EmailMessage]]]:
    """Its port, and the letters as they come."""
    with ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
        server.letters = []
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_address[1], server.letters
        finally:
            server.shutdown()
