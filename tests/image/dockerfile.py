"""Reads the Dockerfile and .dockerignore: the instructions that this project uses, and an error for all others."""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import Any

FIRST_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"  # of the base image
WITHOUT_EFFECT = {"EXPOSE"}


@dataclass(frozen=True)
class Run:
    """A RUN line: a command for /bin/sh with its environment and folder."""

    command: str
    environment: dict[str, str]
    folder: str


@dataclass(frozen=True)
class Copy:
    """A COPY line. `stage`: the name of the stage to copy from; empty: the folder of the Dockerfile."""

    sources: tuple[str, ...]
    target: str
    stage: str


@dataclass
class Stage:
    """A stage with its steps, and the configuration of the image if it is the last one."""

    image: str
    name: str
    steps: list[Run | Copy] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=lambda: {"PATH": FIRST_PATH})
    folder: str = "/"
    user: str = "0:0"
    volumes: list[str] = field(default_factory=list)
    entrypoint: list[str] = field(default_factory=list)
    command: list[str] = field(default_factory=list)
    health_check: list[str] = field(default_factory=list)
    stop_signal: str = "SIGTERM"


class UnknownInstruction(ValueError):
    """The Dockerfile uses something that is not understood here."""


def read_stages(text: str) -> list[Stage]:
    """The stages in order. Raises UnknownInstruction."""
    stages: list[Stage] = []
    for name, rest in _instructions(text):
        if name == "FROM":
            image, *alias = rest.split()
            stages.append(Stage(image, alias[1] if alias else ""))
        elif name not in WITHOUT_EFFECT:
            _apply(stages[-1], name, rest)
    return stages


def _instructions(text: str) -> Iterator[tuple[str, str]]:
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    for line in re.sub(r"\\\n\s*", " ", "\n".join(lines)).splitlines():
        name, _, rest = line.strip().partition(" ")
        yield name.upper(), rest.strip()


def _apply(stage: Stage, name: str, rest: str) -> None:  # noqa: C901 - a table
    match name:
        case "ENV":
            pairs = (word.partition("=") for word in shlex.split(rest))
            stage.environment |= {key: Template(value).substitute(stage.environment) for key, _, value in pairs}
        case "WORKDIR":
            stage.folder = rest
            stage.steps.append(Run(f"mkdir -p {shlex.quote(rest)}", dict(stage.environment), "/"))
        case "RUN":
            stage.steps.append(Run(rest, dict(stage.environment), stage.folder))
        case "COPY":
            stage.steps.append(_copy(stage, rest.split()))
        case "USER":
            stage.user = rest
        case "VOLUME":
            stage.volumes += _words(rest)
        case "STOPSIGNAL":
            stage.stop_signal = rest
        case "HEALTHCHECK":
            stage.health_check = _words(rest.partition("CMD")[2])
        case "ENTRYPOINT":
            stage.entrypoint = _words(rest)
        case "CMD":
            stage.command = _words(rest)
        case _:
            raise UnknownInstruction(name)


def _words(text: str) -> list[str]:
    """A command in exec form. Raises UnknownInstruction for the shell form, whose shell would swallow SIGTERM."""
    try:
        words: Any = json.loads(text)
    except ValueError:
        words = None
    if not isinstance(words, list):
        raise UnknownInstruction(f"not in exec form: {text}")
    return [str(word) for word in words]


def _copy(stage: Stage, words: list[str]) -> Copy:
    origin = ""
    if words[0].startswith("--"):
        option, _, origin = words.pop(0).partition("=")
        if option != "--from":
            raise UnknownInstruction(f"COPY {option}")
    *sources, target = words
    return Copy(tuple(sources), str(Path(stage.folder) / target), origin)


class Ignored:
    """The patterns of a .dockerignore; the last one that matches a path decides."""

    def __init__(self, text: str) -> None:
        lines = (line.strip() for line in text.splitlines())
        self._patterns = [
            (not line.startswith("!"), _pattern(line.removeprefix("!"))) for line in lines if _is_rule(line)
        ]

    def __contains__(self, path: str) -> bool:
        """Whether a path, relative to the Dockerfile, is left out."""
        parts = Path(path).parts
        parents = ["/".join(parts[: count + 1]) for count in range(len(parts))]
        ignored = False
        for leaves_out, pattern in self._patterns:
            if any(pattern.fullmatch(parent) for parent in parents):
                ignored = leaves_out
        return ignored


def _is_rule(line: str) -> bool:
    return bool(line) and not line.startswith("#")


def _pattern(text: str) -> re.Pattern[str]:
    escaped = re.escape(text.strip("/"))
    return re.compile(escaped.replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*"))
