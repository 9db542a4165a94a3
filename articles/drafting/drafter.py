"""Drafts of files, made here or in a process that is ended where a file takes too long."""

import signal
import traceback
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection

from articles import limits
from articles.drafting.drafted import Drafted, Facts, draft, draft_facts
from articles.drafting.lexicon import Lexicon
from articles.drafting.reading.reader import Unreadable, read_text
from articles.drafting.tokens import is_available

TOO_LONG = "起草这个文件用了 {} 秒还没有完，请拆成几篇再交"
NEW_PROCESS = get_context("spawn")  # the worker has threads, which a fork would break
Draft = tuple[Drafted, list[str]]  # and what reading did
DraftFile = Callable[[bytes, str, Lexicon], Draft]


def draft_file(content: bytes, filename: str, lexicon: Lexicon) -> Draft:
    """The draft of a file, in this process; Unreadable says why there is none."""
    read = read_text(content, filename)
    return draft(read.text, lexicon), read.notes


class Died(RuntimeError):
    """The end of the process that drafted, amid a file."""


class Drafter:
    """A process that drafts one file after another, so that the model is loaded once."""

    def __init__(self, seconds: float = limits.DRAFT_SECONDS):
        self.seconds = seconds
        self._process = self._pipe = self._known = None

    def __enter__(self) -> "Drafter":
        return self

    def __exit__(self, *error) -> None:
        self.stop()

    def draft_file(self, content: bytes, filename: str, lexicon: Lexicon) -> Draft:
        """The draft of a file; Unreadable where there is none within the time, or Died."""
        return self._done(draft_file, (content, filename), lexicon)

    def draft_facts(self, texts: Sequence[str], lexicon: Lexicon) -> Facts:
        """The facts of texts; Unreadable where there are none within the time, or Died."""
        return self._done(draft_facts, (texts,), lexicon)

    def _done(self, task: Callable, given: tuple, lexicon: Lexicon):
        if self._process is None:
            self.start()
        try:
            answer = self._asked(task, given, lexicon)
        except (EOFError, OSError) as error:
            self.stop()  # the next file has a new one
            raise Died from error
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

    def _asked(self, task: Callable, given: tuple, lexicon: Lexicon):
        changed = None if lexicon is self._known else lexicon  # it can be large
        self._pipe.send((task, given, changed))
        self._known = lexicon
        if self._pipe.poll(self.seconds):
            return self._pipe.recv()
        self.stop()
        return Unreadable(TOO_LONG.format(f"{self.seconds:g}"))


def _serve(pipe: Connection) -> None:
    """Drafts what is sent until nobody is there to send; told to end, it finishes first."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    is_available()
    lexicon = None
    try:
        while True:
            task, given, changed = pipe.recv()
            lexicon = changed or lexicon
            pipe.send(_answer(task, given, lexicon))
    except (EOFError, OSError):
        return


def _answer(task: Callable, given: tuple, lexicon: Lexicon) -> Draft | Facts | Exception:
    try:
        return task(*given, lexicon)
    except Exception as error:
        error.add_note(traceback.format_exc())  # which does not go over with it
        return error
