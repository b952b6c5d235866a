"""Holds a text that the sender's client may have cut, until its continuation had time to arrive."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from bot.parsing.doubts import Doubt
from bot.parsing.incoming import Incoming
from bot.parsing.options import storable
from storage.collecting import Collecting
from storage.database import Database, Executor
from storage.model import Image, NewTask, Task
from storage.pieces import Piece, Pieces
from storage.records import dataclass
from storage.tasks import Tasks

log = logging.getLogger(__name__)

MAX_PIECES = 16  # messages of one text, about 65,000 characters; a further one starts a new text
LATE_WITHIN = 60.0  # seconds after the first message in which a reply, or a text after a full message, continues it
RECOGNISED_WITHIN = 3600.0  # seconds in which a repeated piece is recognised before its text is parsed


class Continuation(StrEnum):
    """Whether a plain text continues the sender's previous one."""

    NONE = "none"  # no: a separate message
    JOINED = "joined"  # yes, and it was joined to it, now or when the update arrived before
    LATE = "late"  # yes, but the text was already closed


@dataclass(frozen=True)
class JoinedText:
    """A text joined from its pieces. `doubt`: why it must be confirmed, if it must."""

    text: str
    doubt: Doubt | None


class HeldTexts:
    """Rows of held texts. `quiet`: seconds without a further message after which a text is complete."""

    def __init__(
        self, *, database: Database, bot_id: int, quiet: float, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._bot_id = bot_id
        self._quiet = quiet
        self._clock = clock

    async def hold(self, new: NewTask, incoming: Incoming, body: str) -> Task | None:
        """Store the first message of a text; None if it has a row already.

        Several processes may handle updates out of order: if a later message was handled first, it may be the continuation.
        """
        now = self._clock()

        async def work(tx: Executor) -> Task | None:
            cut = new.doubt is None and await Pieces(tx).has_later(new.origin, now - LATE_WITHIN)
            held = await Tasks(tx).add(replace(new, doubt=Doubt.CUT) if cut else new, now)
            if held is not None:
                await Pieces(tx).add(held.id, _piece(incoming, body))
            return held

        return await self._database.transaction(work)

    async def take(self, incoming: Incoming, user_id: int, links: Sequence[Image], intent: str) -> Continuation:
        """Join a plain text to the text that it continues, if that is still held."""
        now = self._clock()
        first = await Pieces(self._database).text_of_sender(
            bot_id=self._bot_id,
            chat_id=incoming.chat_id,
            thread_id=incoming.thread_id,
            user_id=user_id,
            since=now - RECOGNISED_WITHIN,
        )
        if first is None:
            return Continuation.NONE

        async def work(tx: Executor) -> Continuation:
            pieces = await Pieces(tx).of(first.id)
            if any(piece.message_id == incoming.message_id for piece in pieces):
                return Continuation.JOINED
            preceding = _preceding(incoming, pieces)
            if preceding is None or incoming.forwarded != (first.doubt == Doubt.FORWARDED):
                return Continuation.NONE
            if await Collecting(tx).extend(first.id, now + self._quiet, now):
                if await Tasks(tx).record_key(intent, first.id, now):
                    await Pieces(tx).add(
                        first.id, _piece(incoming, incoming.text if incoming.command else incoming.body)
                    )
                    await Tasks(tx).add_images(first.id, links)
                return Continuation.JOINED
            is_late = now - first.created_at < LATE_WITHIN and (incoming.reply is not None or preceding.joint == "")
            return Continuation.LATE if is_late else Continuation.NONE

        return await self._database.transaction(work)

    async def read(self, held: Task) -> JoinedText:
        """The joined text; empty if it was deleted meanwhile."""
        pieces = await Pieces(self._database).of(held.id)
        if not pieces:
            return JoinedText("", None)
        text = "".join(piece.text + (piece.joint or "") for piece in pieces[:-1]) + pieces[-1].text
        is_cut = len(pieces) > 1 or pieces[0].joint == ""
        return JoinedText(text, Doubt.CUT if is_cut else None)

    async def read_captions(self, album: Task) -> JoinedText:
        """The captions of an album as one text; a caption repeated on several photos counts once."""
        pieces = await Pieces(self._database).of(album.id)
        captions = list(dict.fromkeys(piece.text.strip() for piece in pieces))
        if len(captions) < 2:
            return JoinedText(album.prompt, None)
        return JoinedText("\n".join(filter(None, captions)), Doubt.CAPTIONS)


def _preceding(incoming: Incoming, pieces: Sequence[Piece]) -> Piece | None:
    """The piece that this message may continue: the one before it, if that was cut and both reply to the same message."""
    preceding = max(
        (piece for piece in pieces if piece.message_id < incoming.message_id),
        key=lambda piece: piece.message_id,
        default=None,
    )
    if preceding is None or preceding.joint is None or len(pieces) >= MAX_PIECES:
        return None
    return preceding if _replied_to(incoming) in {None, pieces[0].reply_to} else None


def _piece(incoming: Incoming, text: str) -> Piece:
    return Piece(
        message_id=incoming.message_id,
        text=storable(text),
        joint=incoming.joint,
        reply_to=_replied_to(incoming),
    )


def _replied_to(incoming: Incoming) -> int | None:
    return incoming.reply.message_id if incoming.reply else None
