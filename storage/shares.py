"""Shares: no chat takes all places of a step, however many tasks it has and however long each of them hangs.

A place is one task that a process works on: a create, a poll, or a delivery. A chat that has none gets any free place. A
chat that has some takes another one only while more places are spare than it has; an eighth of the places are not spare.
So one chat alone has almost half of the places, n busy chats have about 1/(n + 1) each, and the others stay free for chats
that come later. The places are those of the process that claims; the tasks of a chat are counted in all processes.
"""

NO_SHARES = 1_000_000_000
"""In place of the number of spare places: each chat may take all."""


def reserve_of(places: int) -> int:
    """How many of a step's places are only for chats that have none."""
    return places // 8
