"""Albums and held texts: rows that collect several messages until no further one arrives for a while."""

import logging
import time
from collections.abc import Callable, Sequence

from bot.access.gate import Requester
from bot.catalogue import DEFAULT
from bot.errors import UserError
from bot.orders.door import Door, OrderRequest, OrderRules
from bot.orders.entry import Entry
from bot.orders.held_texts import HeldTexts, JoinedText
from bot.orders.keeping import Keeping
from bot.orders.messages import Messages
from bot.orders.other_models import OtherModels
from bot.orders.pictures import all_photos, hyperlinks, pictures_of
from bot.orders.requests import OrderRequests
from bot.parsing.doubts import Doubt
from bot.parsing.incoming import Incoming
from bot.parsing.options import storable
from storage.collecting import Collecting
from storage.database import Database, Executor
from storage.kept import KeptRequest
from storage.model import Image, NewTask, Task
from storage.pieces import Piece, Pieces
from storage.states import State
from storage.tasks import Tasks

log = logging.getLogger(__name__)


class Albums:
    """Each photo of an album is a separate message, and Telegram does not mark the last one."""

    def __init__(
        self,
        *,
        database: Database,
        door: Door,
        requests: OrderRequests,
        messages: Messages,
        held: HeldTexts,
        keeping: Keeping,
        other_models: OtherModels,
        rules: OrderRules,
        wake: Callable[[], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._tasks = Tasks(database)
        self._rows = Collecting(database)
        self._door = door
        self._requests = requests
        self._messages = messages
        self._held = held
        self._keeping = keeping
        self._other_models = other_models
        self._rules = rules
        self._wake = wake
        self._clock = clock

    async def collect(self, incoming: Incoming, requester: Requester) -> None:
        """Add one message of an album to its row, which the first message creates. A late one never creates a second order.

        If the album still waits for a prompt, the first late caption orders it; a further one becomes a draft.
        """
        intent = f"album:{self._rules.bot_id}:{incoming.chat_id}:{incoming.media_group_id}"
        now = self._clock()
        new = self._new(incoming, requester, intent, due_at=now + self._rules.album_quiet)
        images = pictures_of(all_photos(incoming))

        async def work(tx: Executor) -> tuple[Sequence[Image], bool]:
            tasks = Tasks(tx)
            album = await tasks.add(new, now) or await tasks.by_key(intent)
            if album and await Collecting(tx).extend(album.id, now + self._rules.album_quiet, now):
                await self._join(tx, album, incoming, images)
                return (), False
            waiting = await self._late(tasks, album, incoming, images)
            if not (waiting and incoming.text and incoming.addressed):
                return (), False
            return waiting, await tasks.record_key(f"{intent}:words", "", now)

        waiting, is_first = await self._database.transaction(work)
        if waiting:
            await self._messages.order_with(incoming, requester, waiting, None if is_first else Doubt.CAPTIONS)

    def _new(self, incoming: Incoming, requester: Requester, intent: str, *, due_at: float) -> NewTask:
        return NewTask(
            state=State.COLLECTING,
            origin=self._requests.origin(incoming, requester),
            prompt="",
            addressed=False,
            doubt=incoming.doubt,
            parameters=None,
            provider=DEFAULT,
            api_root=self._rules.api_roots[DEFAULT],
            idempotency_key=intent,
            media_group_id=incoming.media_group_id,
            due_at=due_at,
        )

    async def _join(self, tx: Executor, album: Task, incoming: Incoming, images: Sequence[Image]) -> None:
        tasks = Tasks(tx)
        await tasks.add_images(album.id, images)
        if incoming.doubt:
            await Pieces(tx).doubt(album.id, incoming.doubt)
        if incoming.text:
            caption = storable(incoming.body) or " "
            if incoming.addressed or not incoming.is_private:  # not a caption for another bot
                await Pieces(tx).add(album.id, Piece(message_id=incoming.message_id, text=caption, joint="\n"))
                await tasks.add_images(album.id, hyperlinks(incoming))
            await Collecting(tx).set_caption(
                album.id,
                prompt=caption,
                addressed=incoming.addressed,
                message_id=incoming.message_id,
                user_id=incoming.user_id or 0,
                now=self._clock(),
            )

    async def _late(
        self, tasks: Tasks, album: Task | None, incoming: Incoming, images: Sequence[Image]
    ) -> Sequence[Image]:
        """Return the album's other photos if it still waits for a prompt. Raises UserError if it was ordered without this one."""
        log.info("message %s of chat %s came after its album was closed", incoming.message_id, incoming.chat_id)
        if album is None:  # deleted because it had not addressed the bot
            if incoming.addressed:
                raise UserError("album-late")
            return ()
        known = await tasks.images(album.id)
        if album.state is State.DRAFT and album.parameters is None:
            await tasks.add_images(album.id, images)
            return [image for image in known if image.message_id != incoming.message_id]
        if incoming.message_id not in {image.message_id for image in known}:
            raise UserError("album-late")
        return ()

    async def due(self, most: int) -> list[Task]:
        """Albums and held texts to which nothing was added for long enough."""
        return await self._rows.due(self._clock(), most)

    async def close(self, row: Task) -> None:
        """End the collecting: order, make a draft, or delete what did not address the bot.

        Raises UserError for the sender; the row is deleted then.
        """
        origin = row.origin
        requester = Requester(
            origin.chat_id, "", origin.user_id, "", private=origin.private, language=origin.language,
            thread_id=origin.thread_id,
        )  # fmt: skip
        is_text = row.media_group_id is None
        if not is_text and not row.addressed and not (row.origin.private and not row.prompt):
            await self._rows.delete(row)
            return

        async def to_keep() -> KeptRequest:
            return await self._to_keep(row)

        requester = self._keeping.for_requester(requester, to_keep)
        try:
            if is_text or row.prompt:
                await self._close_with(row, requester, addressed=row.addressed)
            else:
                await self._wait_for_prompt(row, requester)
        except UserError:
            if await self._rows.delete(row):
                raise

    async def _joined(self, row: Task) -> JoinedText:
        return await (self._held.read(row) if row.media_group_id is None else self._held.read_captions(row))

    async def _to_keep(self, row: Task) -> KeptRequest:
        """The row as it is kept until its chat is approved."""
        joined = await self._joined(row)
        images = (*await self._tasks.images(row.id), *await self._tasks.doubtful_links(row.id))
        return self._keeping.request(
            row.origin, joined.text, images, f"kept:{row.id}", doubt=row.doubt or joined.doubt, parent_id=row.parent_id
        )

    async def _wait_for_prompt(self, album: Task, requester: Requester) -> None:
        """An album without captions waits for a prompt, as a photo does."""
        await self._door.admit(requester)
        await self._door.check_pictures(await self._tasks.images(album.id))
        if await self._rows.finish_collecting(
            album, State.DRAFT, prompt="", parameters=None, provider=album.provider, api_root=album.api_root,
            now=self._clock(),
        ):  # fmt: skip
            self._wake()

    async def _close_with(self, row: Task, requester: Requester, *, addressed: bool) -> None:
        """End the collecting of a row that has text: an order if it is addressed and nothing is doubtful, otherwise a draft."""

        async def read() -> OrderRequest:
            return await self._read(row, await self._joined(row), addressed=addressed)

        await self._other_models.enter(requester, read)

    async def _read(self, row: Task, joined: JoinedText, *, addressed: bool) -> OrderRequest:
        images = (*await self._tasks.images(row.id), *await self._tasks.doubtful_links(row.id))
        found = await self._requests.understand(joined.text, images, row.origin.message_id or 0, row.parent_id)
        doubt = row.doubt or joined.doubt

        async def write(entry: Entry) -> Task | None:
            closed = await entry.close(row, found.text.prompt, doubt)
            if closed:
                await Tasks(entry.tx).add_images(row.id, (*found.pictures, *found.doubtful))
            return closed

        return OrderRequest(
            chat_id=row.origin.chat_id,
            text=found.text,
            images=found.pictures,
            previous=found.parent.parameters if found.parent else None,
            doubtful_links=len(found.doubtful),
            draft=not addressed or doubt is not None or bool(found.doubtful),
            write=write,
        )
