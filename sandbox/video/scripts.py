"""Selects the life of a new task: by script, by a #word in its prompt, otherwise a successful one."""

import re
from dataclasses import dataclass

from sandbox.video.lives import LIVES

TAG = re.compile(r"#(\w+)")


@dataclass
class _Script:
    match: str | None
    life: str
    times: int | None


class Scripts:
    """Scripts are used up oldest first; `times` None: never used up."""

    def __init__(self) -> None:
        self._scripts: list[_Script] = []

    def add(self, match: str | None, life: str, times: int | None) -> None:
        if life not in LIVES:
            raise ValueError(f"unknown life {life!r}: one of {', '.join(LIVES)}")
        self._scripts.append(_Script(match, life, times))

    def life_of(self, prompt: str) -> str:
        script = next((script for script in self._scripts if script.match is None or script.match in prompt), None)
        if script is None:
            return next((word for word in TAG.findall(prompt) if word in LIVES), "success")
        if script.times is not None:
            script.times -= 1
            if script.times <= 0:
                self._scripts.remove(script)
        return script.life
