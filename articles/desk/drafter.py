"""Drafting in a process of its own, which is ended where a file takes too long."""

import signal
import traceback
from multiprocessing import get_context
from multiprocessing.connection import Connection

from articles import drafting, limits

TOO_LONG = "起草这个文件用了 {} 秒还没有完，请拆成几篇再交"
NEW_PROCESS = get_context("spawn")  # the worker has threads, which a fork would break
Draft = tuple[drafting.Drafted, list[str]]  # and what reading did


def draft_file(content: bytes, filename: str, lexicon: drafting.Lexicon) -> Draft:
    """The draft of a file, in this process; Unreadable says why there is none."""
    read = drafting.read_text(content, filename)
    return drafting.draft(read.text, lexicon), read.notes


class Drafter:
    """A process that drafts one file after another, so that the model is loaded once."""

    def __init__(self, seconds: float = limits.DRAFT_SECONDS):
        self.seconds = seconds
        self._process = self._pipe = self._known = None

    def draft_file(self, content: bytes, filename: str, lexicon: drafting.Lexicon) -> Draft:
        """The draft of a file; Unreadable where there is none within the time."""
        if self._process is None:
            self.start()
        try:
            answer = self._asked(content, filename, lexicon)
        except (EOFError, OSError):  # the process died: the next file has a new one
            self.stop()
            raise
        if isinstance(answer, Exception):
            raise answer
        return answer

    def start(self) -> None:
        """Begins to load the model; nothing waits for it before the first file."""
        self._pipe, other = NEW_PROCESS.Pipe()
        self._process = NEW_PROCESS.Process(target=_serve, args=(other,), name="drafter")
        self._process.start()
        other.close()
        self._known = None

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._pipe.close()
            self._process = None

    def _asked(self, content: bytes, filename: str, lexicon: drafting.Lexicon):
        changed = None if lexicon is self._known else lexicon  # it can be large
        self._pipe.send((content, filename, changed))
        self._known = lexicon
        if self._pipe.poll(self.seconds):
            return self._pipe.recv()
        self.stop()
        return drafting.Unreadable(TOO_LONG.format(f"{self.seconds:g}"))


def _serve(pipe: Connection) -> None:
    """Drafts what is sent until nobody is there to send; told to end, it finishes first."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    drafting.is_available()
    lexicon = None
    try:
        while True:
            content, filename, changed = pipe.recv()
            lexicon = changed or lexicon
            pipe.send(_answer(content, filename, lexicon))
    except (EOFError, OSError):
        return


def _answer(content: bytes, filename: str, lexicon: drafting.Lexicon) -> Draft | Exception:
    try:
        return draft_file(content, filename, lexicon)
    except Exception as error:
        error.add_note(traceback.format_exc())  # which does not go over with it
        return error
