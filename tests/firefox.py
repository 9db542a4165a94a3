"""A real Firefox, driven through WebDriver BiDi: keys and presses of a pointer as a person's."""

import json
import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import websocket

LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
SECONDS = 60
KEYS = {"Enter": "\ue007", "Tab": "\ue004", "Control": "\ue009", "Escape": "\ue00c"}
KEYS |= {"Shift": "\ue008", "End": "\ue010", "ArrowRight": "\ue014", "ArrowDown": "\ue015"}
MIDDLE = """(() => {
    const found = [...document.querySelectorAll(%s)].find((one) => one.checkVisibility());
    if (!found) return null;
    found.scrollIntoView({ block: "center", behavior: "instant" });
    const box = found.getClientRects()[0];
    return [box.x + box.width / 2, box.y + box.height / 2];
})()"""


class Fault(AssertionError):
    """What Firefox would not do, or did not come to."""


class Firefox:
    """One tab of a Firefox."""

    def __init__(self, address: str):
        self.wire = websocket.create_connection(
            f"{address}/session", suppress_origin=True, timeout=SECONDS
        )
        self.number = 0
        self.faults: list[str] = []  # errors of scripts on the pages
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self.tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **given: Any) -> Any:
        """The answer to a command; events that come between are kept where they tell of errors."""
        self.number += 1
        self.wire.send(json.dumps({"id": self.number, "method": method, "params": given}))
        while (told := json.loads(self.wire.recv())).get("id") != self.number:
            self._hear(told)
        if told["type"] == "error":
            raise Fault(f"{method}: {told['error']} {told['message']}")
        return told["result"]

    def _hear(self, event: dict) -> None:
        entry = event.get("params", {})
        if event.get("method") == "log.entryAdded" and entry["type"] == "javascript":
            self.faults.append(entry["text"])

    def close(self) -> None:
        self.wire.close()

    def resize(self, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self.ask("browsingContext.setViewport", context=self.tab, viewport=viewport)

    def go(self, url: str) -> None:
        self.ask("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def value(self, expression: str) -> Any:
        """What an expression of JavaScript is on the page."""
        told = self.ask(
            "script.evaluate",
            expression=f"JSON.stringify({expression})",
            target={"context": self.tab},
            awaitPromise=False,
        )
        if told["type"] == "exception":
            raise Fault(f"{expression}: {told['exceptionDetails']['text']}")
        return json.loads(told["result"].get("value", "null"))

    def wait(self, expression: str) -> Any:
        """Its value, once it is one."""
        return self.wait_for(lambda: self._value_if_there(expression), expression)

    def _value_if_there(self, expression: str) -> Any:
        """Its value; None where a page is just being left."""
        try:
            return self.value(expression)
        except Fault as fault:
            if "no such frame" in str(fault):
                return None
            raise

    def wait_for(self, ask: Callable[[], Any], what: str = "what was waited for") -> Any:
        """The answer, once there is one."""
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            if answer := ask():
                return answer
            time.sleep(0.05)
        raise Fault(f"never came: {what}; the page says {self.value(SAID)}")

    def click(self, selector: str, by: str = "mouse") -> None:
        """A press of the mouse, or of a finger, on the middle of what is there to be seen."""
        x, y = map(int, self.wait(MIDDLE % json.dumps(selector)))
        moves = [{"type": "pointerMove", "x": x, "y": y}]
        self._act("pointer", [*moves, *PRESS], by)

    def tap(self, selector: str) -> None:
        self.click(selector, "touch")

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """The mouse pressed at one place and let go at another."""
        (x, y), (to_x, to_y) = start, end
        there = {"type": "pointerMove", "x": round(x), "y": round(y)}
        away = {"type": "pointerMove", "x": round(to_x), "y": round(to_y), "duration": 50}
        self._act("pointer", [there, PRESS[0], away, PRESS[1]])

    def press(self, *keys: str) -> None:
        """A chord: each key pressed while those before it are held."""
        held = [KEYS.get(key, key) for key in keys]
        downs = [{"type": "keyDown", "value": key} for key in held]
        self._act("key", [*downs, *({"type": "keyUp", "value": key} for key in reversed(held))])

    def type(self, words: str) -> None:
        for character in words:
            self.press(character)

    def _act(self, kind: str, actions: list[dict], by: str = "mouse") -> None:
        source = {"type": kind, "id": f"{kind} {by}", "actions": actions}
        if kind == "pointer":
            source["parameters"] = {"pointerType": by}
        self.ask("input.performActions", context=self.tab, actions=[source])


PRESS = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
# It asks nobody outside for news, updates or experiments.
QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}
SAID = "document.body?.innerText.slice(0, 600)"


@contextmanager
def started(program: str, profile: Path) -> Iterator[Firefox]:
    """A Firefox with a profile of its own, which ends with it."""
    wanted = (f"user_pref({json.dumps(name)}, {json.dumps(to)});" for name, to in QUIET.items())
    (profile / "user.js").write_text("\n".join(wanted))
    command = [program, "--headless", "--no-remote", "--remote-debugging-port", "0"]
    process = subprocess.Popen(
        [*command, "--profile", str(profile)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "HOME": str(profile)},  # it keeps things there too
        text=True,
    )
    try:
        with closing(Firefox(_address(process))) as tab:
            yield tab
    finally:
        process.terminate()
        process.communicate(timeout=SECONDS)


def _address(process: subprocess.Popen) -> str:
    for line in process.stderr:
        if found := LISTENS.search(line):
            return found[1]
    raise Fault(f"Firefox ended by itself ({process.wait()})")
