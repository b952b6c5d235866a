"""Holds a text that Telegram may have cut until its rest had time to come, as a row that survives the process."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.parsing.doubts import Doubt
from bot.parsing.incoming import Incoming
from bot.parsing.options import storable
from storage.collecting import Collecting
from storage.database import Database, Executor
from storage.model import Image, NewTask, Task
from storage.pieces import Piece, Pieces
from storage.tasks import Tasks

log = logging.getLogger(__name__)

MOST_PIECES = 16  # messages of one text, some 65,000 characters; what follows is a text of its own
LATE = 60.0  # seconds after the first message within which a reply, or words after a full message, are its late rest
REMEMBERED = 3600.0  # seconds within which a piece that comes again is recognised before its words are looked at


class Rest(StrEnum):
    """What a plain text is to the text that its sender sent before."""

    NONE = "none"  # nothing: a message of its own
    TAKEN = "taken"  # its rest, joined to it, now or when the update came for the first time
    LATE = "late"  # its rest, but the text was dealt with before this came


@dataclass(frozen=True)
class Whole:
    """A text joined from its pieces; `doubt` is the reason why it must be confirmed, if there is one."""

    text: str
    doubt: Doubt | None


class HeldTexts:
    """`quiet`: seconds without a further message after which a text is complete."""

    def __init__(
        self, *, database: Database, bot_id: int, quiet: float, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._bot_id = bot_id
        self._quiet = quiet
        self._clock = clock

    async def hold(self, new: NewTask, incoming: Incoming, body: str) -> Task | None:
        """Keep the first message of a text; None if it was kept or ordered before. `new` is due when it is complete.

        Several processes may take updates in another order: where a later message was taken first, it may be the rest.
        """
        piece = Piece(
            message_id=incoming.message_id,
            text=storable(body),
            joint=incoming.joint,
            reply_to=_replied_to(incoming),
        )
        now = self._clock()

        async def work(tx: Executor) -> Task | None:
            cut = new.doubt is None and await Pieces(tx).has_later(new.origin, now - LATE)
            held = await Tasks(tx).add(replace(new, doubt=Doubt.CUT) if cut else new, now)
            if held is not None:
                await Pieces(tx).add(held.id, piece)
            return held

        return await self._database.transaction(work)

    async def take(self, incoming: Incoming, user_id: int, links: Sequence[Image], intent: str) -> Rest:
        """Join a plain text to the one its sender's client cut it from, if there is one that still waits."""
        now = self._clock()
        first = await Pieces(self._database).text_of_sender(
            bot_id=self._bot_id,
            chat_id=incoming.chat_id,
            thread_id=incoming.thread_id,
            user_id=user_id,
            since=now - REMEMBERED,
        )
        if first is None:
            return Rest.NONE

        async def work(tx: Executor) -> Rest:
            pieces = await Pieces(tx).of(first.id)
            if any(piece.message_id == incoming.message_id for piece in pieces):
                return Rest.TAKEN
            before = _before(incoming, pieces)
            if before is None or incoming.forwarded != (first.doubt == Doubt.FORWARDED):
                return Rest.NONE
            if await Collecting(tx).extend(first.id, now + self._quiet, now):
                if await Tasks(tx).record_key(intent, first.id, now):
                    text = incoming.text if incoming.command else incoming.body
                    joint, reply_to = incoming.joint, _replied_to(incoming)
                    piece = Piece(message_id=incoming.message_id, text=storable(text), joint=joint, reply_to=reply_to)
                    await Pieces(tx).add(first.id, piece)
                    await Tasks(tx).add_images(first.id, links)
                return Rest.TAKEN
            is_late = now - first.created_at < LATE and (incoming.reply is not None or before.joint == "")
            return Rest.LATE if is_late else Rest.NONE

        return await self._database.transaction(work)

    async def read(self, held: Task) -> Whole:
        """The text as it was before a client cut it; empty if it was deleted meanwhile."""
        pieces = await Pieces(self._database).of(held.id)
        if not pieces:
            return Whole("", None)
        text = "".join(piece.text + (piece.joint or "") for piece in pieces[:-1]) + pieces[-1].text
        is_cut = len(pieces) > 1 or pieces[0].joint == ""
        return Whole(text, Doubt.CUT if is_cut else None)

    async def read_captions(self, album: Task) -> Whole:
        """The captions of an album as one text; the same caption on several photos is one."""
        pieces = await Pieces(self._database).of(album.id)
        captions = list(dict.fromkeys(piece.text.strip() for piece in pieces))
        if len(captions) < 2:
            return Whole(album.prompt, None)
        return Whole("\n".join(filter(None, captions)), Doubt.CAPTIONS)


def _before(incoming: Incoming, pieces: Sequence[Piece]) -> Piece | None:
    """The piece that this message may continue: the one before it, if that was cut and no other message answers another."""
    before = max(
        (piece for piece in pieces if piece.message_id < incoming.message_id),
        key=lambda piece: piece.message_id,
        default=None,
    )
    if before is None or before.joint is None or len(pieces) >= MOST_PIECES:
        return None
    return before if _replied_to(incoming) in {None, pieces[0].reply_to} else None


def _replied_to(incoming: Incoming) -> int | None:
    return incoming.reply.message_id if incoming.reply else None
