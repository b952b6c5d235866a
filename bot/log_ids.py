"""Which update, chat and task the current work is about: fields of the log lines in JSON."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

Ids = Mapping[str, int | str]

# A context variable must be module-level (see the contextvars documentation).
_ids: ContextVar[Ids] = ContextVar("ids of the current work", default={})  # noqa: B039 - never changed in place


@contextmanager
def working_on(**ids: int | str | None) -> Iterator[None]:
    """Lines logged in this block, also by tasks that it starts, are about these ids; those that are None are left out."""
    known = {name: value for name, value in ids.items() if value is not None}
    token = _ids.set({**_ids.get(), **known})
    try:
        yield
    finally:
        _ids.reset(token)


def current_ids() -> Ids:
    return _ids.get()


def ids_of(row: Any) -> dict[str, int | str | None]:
    """The ids of a row that a loop works on, if it is a task."""
    origin = getattr(row, "origin", None)
    return {} if origin is None else {"task": row.id, "chat": origin.chat_id}
