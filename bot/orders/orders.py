"""Requests become rows: messages, albums, cut texts and buttons. Each order goes through the door (`door.py`)."""

import logging
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from bot.access import Asker
from bot.errors import UserError
from bot.orders.door import Door, Entry, OrderRules, Request
from bot.orders.holding import HeldTexts, Rest, Whole
from bot.orders.pictures import all_photos, doubtful_links, links_behind_words, pictures_of, sure_links
from bot.parameters import Options
from bot.parsing.cutting import SHORTEST
from bot.parsing.doubts import Doubt
from bot.parsing.incoming import Incoming
from bot.parsing.links import without_links
from bot.parsing.options import OrderText, storable
from storage.database import Database, Executor
from storage.following import Following
from storage.pieces import Piece, Pieces
from storage.states import FACTS, State
from storage.tasks import Image, NewTask, Origin, Task, Tasks

log = logging.getLogger(__name__)

LANGUAGE = re.compile(r"[A-Za-z0-9-]{1,35}")  # an IETF tag
TAPPING = 3.0  # seconds after a press in which another one is an impatient tap, not a second order
NOTHING_SAID = Options()
JUST_SENT = 600.0  # seconds within which words belong to the photo before them, if nothing else was ordered since
REST_TAKES = 2.0  # times as long as an album's next photo: a text read without its rest would be another order


@dataclass(frozen=True)
class Pressed:
    """A button of a card: which row, and the version it was drawn from (None: any)."""

    task_id: str
    version: int | None


class Orders:
    """Creates and moves rows at a person's request. Raises UserError for what the person can fix."""

    def __init__(
        self,
        *,
        database: Database,
        door: Door,
        rules: OrderRules,
        wake: Callable[[], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._tasks = Tasks(database)
        self._door = door
        self._rules = rules
        self._wake = wake
        self._clock = clock
        self._text_quiet = rules.album_quiet * REST_TAKES
        self._held = HeldTexts(database=database, bot_id=rules.bot_id, quiet=self._text_quiet, clock=clock)

    async def order(self, incoming: Incoming, asker: Asker) -> Task | None:
        """`/video …`, a caption, a mention: queued at once unless it is doubtful. None if the message was an order before."""
        photos = pictures_of(all_photos(incoming))
        return await self._ask(incoming, asker, incoming.body, photos)

    async def offer(self, incoming: Incoming, asker: Asker) -> Task | None:
        """Plain words in a private chat: kept as a draft with a button; nothing is spent.

        A photo that was sent just before and waits for a prompt is included, even without a reply to it; the draft shows it.
        """
        waiting = await self._tasks.just_sent(self._rules.bot_id, incoming.chat_id, self._clock() - JUST_SENT)
        return await self._ask(incoming, asker, incoming.body, waiting, draft=True)

    async def keep_photos(self, incoming: Incoming, asker: Asker) -> Task | None:
        """A photo without words in a private chat: kept until a reply gives the prompt; nothing is spent."""
        await self._door.admit(asker)
        images = pictures_of(incoming.photos)
        await self._door.check_pictures(images)
        new = NewTask(
            state=State.DRAFT,
            origin=self._origin(incoming, asker),
            prompt="",
            parameters=None,
            images=images,
            api_root=self._rules.api_root,
            intent=self._message_intent(incoming),
            show_at=self._clock(),
        )
        draft = await self._database.transaction(lambda tx: Tasks(tx).add(new, self._clock()))
        if draft:
            self._wake()
        return _logged(draft, incoming)

    async def waiting_photos(self, incoming: Incoming) -> tuple[Image, ...]:
        """The photos of the draft whose message is replied to, if it is one."""
        if incoming.reply is None or not incoming.reply.from_this_bot or incoming.reply.message_id is None:
            return ()
        draft = await self._tasks.by_status_message(self._rules.bot_id, incoming.chat_id, incoming.reply.message_id)
        return await self._tasks.images(draft.id) if draft and draft.parameters is None else ()

    async def order_with(
        self, incoming: Incoming, asker: Asker, images: Sequence[Image], doubt: Doubt | None = None
    ) -> Task | None:
        """A reply to a draft's message: an order with the draft's photos, which can be used more than once."""
        photos = (*images, *pictures_of(incoming.photos))
        return await self._ask(incoming, asker, incoming.body, photos, doubt=doubt)

    # Again, and with a change ------------------------------------------------------------------------------------------

    async def remake(
        self, task: Task, incoming: Incoming, asker: Asker, *, body: str = "", draft: bool = False
    ) -> Task | None:
        """Order a task again: options and words of `body` replace its own, the rest is inherited. A draft waits for *Create*."""
        photos = pictures_of(incoming.photos)
        return await self._ask(incoming, asker, body, photos, parent=task, draft=draft)

    def says_only_options(self, words: str) -> bool:
        """Whether these words contain only options, so that no *Create* is needed. Raises UserError."""
        if len(words) >= SHORTEST:  # its rest may be missing, and with it what an option at its end means
            return False
        text = self._door.parse(words, ())
        return not text.words and text.options != Options()

    async def redo(self, task: Task, redos: int, asker: Asker, press: str, model: str | None = None) -> Task:
        """*Again* was pressed: one press (by its id) is one order. Returns the old row with its next button's number."""
        images = await self._tasks.images(task.id)

        async def write(entry: Entry) -> Task:
            rows, origin = Tasks(entry.tx), replace(task.origin, user_id=asker.user_id)
            tapped = await rows.wanted_since(_redo_intent(task, redos - 1), entry.now - TAPPING)
            # Telegram may repeat an update. A person told that the button is out of date would press the next one.
            if tapped or not await rows.wanted_first(f"press:{self._rules.bot_id}:{press}", task.id, entry.now):
                raise UserError("button-ordered")
            counted = await Following(entry.tx).redo(task, redos)
            intent = _redo_intent(task, redos)
            if counted and await entry.add(origin, task.prompt, images, intent=intent, parent_id=task.id):
                return counted
            raise UserError("button-stale")

        return await self._enter_known(task, asker, images, write, options=Options(model=model))

    # Albums: photos come as messages of their own, without an end mark ------------------------------------------------

    async def collect(self, incoming: Incoming, asker: Asker) -> None:
        """Add one message of an album to its row; the first makes it. A late one never makes a second order.

        Where the album still waits for words, the first late caption orders it; another one is offered.
        """
        now = self._clock()
        intent = f"album:{self._rules.bot_id}:{incoming.chat_id}:{incoming.media_group_id}"
        due_at = now + self._rules.album_quiet
        images = pictures_of(all_photos(incoming))

        async def work(tx: Executor) -> tuple[Sequence[Image], bool]:
            tasks = Tasks(tx)
            album = await tasks.add(
                NewTask(
                    state=State.COLLECTING,
                    origin=self._origin(incoming, asker),
                    prompt="",
                    addressed=False,
                    doubt=incoming.doubt,
                    parameters=None,
                    api_root=self._rules.api_root,
                    intent=intent,
                    media_group_id=incoming.media_group_id,
                    due_at=due_at,
                ),
                now,
            ) or await tasks.by_intent(intent)
            if album and await tasks.extend_album(album.id, due_at, now):
                await self._join(tx, album, incoming, images)
                return (), False
            waiting = await self._late(tasks, album, incoming, images)
            if not (waiting and incoming.text and incoming.addressed):
                return (), False
            return waiting, await tasks.wanted_first(f"{intent}:words", "", now)

        waiting, is_first = await self._database.transaction(work)
        if waiting:
            await self.order_with(incoming, asker, waiting, None if is_first else Doubt.CAPTIONS)

    async def _join(self, tx: Executor, album: Task, incoming: Incoming, images: Sequence[Image]) -> None:
        tasks = Tasks(tx)
        await tasks.add_images(album.id, images)
        if incoming.doubt:
            await Pieces(tx).doubt(album.id, incoming.doubt)
        if incoming.text:
            caption = storable(incoming.body) or " "
            if incoming.addressed or not incoming.is_private:  # not what is said to another bot
                await Pieces(tx).add(album.id, Piece(message_id=incoming.message_id, text=caption, joint="\n"))
                await tasks.add_images(album.id, links_behind_words(incoming))
            await tasks.caption_album(
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
        """Return the album's other photos if it still waits for words. Raises UserError if it was ordered without this one."""
        log.info("message %s of chat %s came after its album was closed", incoming.message_id, incoming.chat_id)
        if album is None:  # an album that did not address the bot, until now perhaps
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

    async def albums_due(self, most: int) -> list[Task]:
        """Albums and held texts that have been quiet long enough."""
        return await self._tasks.albums_due(self._clock(), most)

    async def finish(self, album: Task) -> None:
        """No further message came: the album or text is an order, a draft, or is deleted if it did not address the bot.

        Raises UserError for the person who sent it; the row is gone then.
        """
        asker = Asker(album.origin.chat_id, "", album.origin.user_id, "", private=album.origin.private)
        is_text = album.media_group_id is None
        if not is_text and not album.addressed and not (album.origin.private and not album.prompt):
            await self._tasks.drop_album(album)
            return
        try:
            if is_text:
                await self._close_with(album, asker, self._held.read, addressed=album.addressed)
            elif album.prompt:
                await self._close_with(album, asker, self._held.read_captions, addressed=True)
            else:
                await self._keep(album, asker)
        except UserError:
            if await self._tasks.drop_album(album):
                raise

    async def _keep(self, album: Task, asker: Asker) -> None:
        """An album without words waits for them, as a photo does."""
        await self._door.admit(asker)
        await self._door.check_pictures(await self._tasks.images(album.id))
        if await self._tasks.close_album(album, State.DRAFT, prompt="", parameters=None, now=self._clock()):
            self._wake()

    async def _close_with(
        self, row: Task, asker: Asker, words: Callable[[Task], Awaitable[Whole]], *, addressed: bool
    ) -> None:
        """End the collecting of a row with words: an order if it is addressed and nothing is doubtful, else a draft."""

        async def read() -> Request:
            whole, message_id = await words(row), row.origin.message_id or 0
            text = self._door.parse(whole.text)
            images, hidden = await self._tasks.images(row.id), await self._tasks.doubtful_links(row.id)
            self._door.require_no_secret(*(link.ref for link in hidden))
            known = {image.ref for image in (*images, *hidden)}
            pictures = (*images, *(link for link in sure_links(text, message_id) if link.ref not in known))
            doubtful = tuple(link for link in doubtful_links(text, message_id) if link.ref not in known)
            doubt = row.doubt or whole.doubt
            parent = await self._tasks.get(row.parent_id) if row.parent_id else None
            text, pictures = await self._inherit(text, pictures, parent)

            async def write(entry: Entry) -> Task | None:
                closed = await entry.close(row, text.prompt, doubt)
                if closed:
                    await Tasks(entry.tx).add_images(row.id, (*pictures, *doubtful))
                return closed

            return Request(
                chat_id=row.origin.chat_id,
                text=text,
                images=pictures,
                before=parent.parameters if parent else None,
                maybe=len(doubtful) + len(hidden),
                draft=not addressed or doubt is not None or bool(doubtful or hidden),
                write=write,
            )

        await self._door.enter(asker, read)

    # A text that was cut: its rest comes as plain messages, which in a group do not speak to the bot ------------------

    async def take_rest(self, incoming: Incoming, asker: Asker) -> Rest:
        """Join a plain text to the one it was cut from, if that still waits for it."""
        links = links_behind_words(incoming)
        return await self._held.take(incoming, asker.user_id, links, self._message_intent(incoming))

    async def _hold(
        self, incoming: Incoming, asker: Asker, body: str, photos: Sequence[Image], parent: Task | None, *, draft: bool
    ) -> Task | None:
        """Wait for the rest of a text that may have been cut before it is read."""
        held = NewTask(
            state=State.COLLECTING,
            origin=self._origin(incoming, asker),
            prompt="",
            addressed=not draft,
            doubt=incoming.doubt,
            parameters=None,
            images=(*photos, *links_behind_words(incoming)),
            api_root=self._rules.api_root,
            intent=self._message_intent(incoming),
            parent_id=parent.id if parent else None,
            due_at=self._clock() + self._text_quiet,
        )
        return await self._held.hold(held, incoming, body)

    # Buttons ----------------------------------------------------------------------------------------------------------

    async def find(self, pressed: Pressed, chat_id: int) -> Task:
        """The row a button belongs to. Raises UserError where it is another chat's, gone, or has moved on since."""
        task = await self._tasks.get(pressed.task_id)
        if task is None or task.origin.chat_id != chat_id or pressed.version not in {None, task.version}:
            raise UserError("button-stale")
        return task

    async def confirm(self, draft: Task, asker: Asker) -> None:
        """*Create* was pressed. Raises UserError if it was pressed before, or if this cannot be ordered any more.

        A draft may be old: what the catalogue, the owner and the settings allow is held against it again.
        """

        async def write(entry: Entry) -> Task | None:
            return await entry.order_draft(draft, draft.prompt)

        images = await self._tasks.images(draft.id)
        await self._enter_known(draft, asker, images, write, of=State.DRAFT)

    async def use_links(self, draft: Task, asker: Asker) -> None:
        """*Use as a picture* was pressed: the doubtful links leave the prompt and are images. Raises UserError as `confirm`."""
        doubtful = await self._tasks.doubtful_links(draft.id)
        images = await self._tasks.images(draft.id)
        prompt = without_links(draft.prompt, {image.ref for image in doubtful})
        if draft.parent_id:  # as in `remake`: new pictures replace the old ones, and no words are the old words
            pieces = await Pieces(self._database).of(draft.id)
            own = {link.message_id for link in doubtful} | {piece.message_id for piece in pieces}
            images = tuple(image for image in images if image.message_id in own)
            parent = await self._tasks.get(draft.parent_id)
            prompt = prompt or (parent.prompt if parent else "")
        pictures = (*images, *(replace(image, kind="link") for image in doubtful))

        async def write(entry: Entry) -> Task | None:
            ordered = await entry.order_draft(draft, prompt) if doubtful else None
            if ordered:
                await Tasks(entry.tx).set_images(draft.id, pictures)
            return ordered

        await self._enter_known(draft, asker, pictures, write, of=State.DRAFT, prompt=prompt)

    async def withdraw(self, task: Task) -> None:
        """*Cancel* was pressed, before anything was sent."""
        if not FACTS[task.state].withdrawable:
            raise UserError("button-stale")
        _moved(await self._tasks.cancel(task, self._clock()))
        self._wake()

    async def forget(self, task: Task) -> None:
        """The person does not want an unknown outcome sent again."""
        _moved(await self._tasks.settle(task, "forgotten", self._clock()))
        self._wake()

    async def again(self, task: Task, asker: Asker) -> None:
        """A new attempt in addition to the old one, which is also followed if it appears later. Once for each press."""
        images = await self._tasks.images(task.id)

        async def write(entry: Entry) -> Task | None:
            settled = await Tasks(entry.tx).settle(task, "again", entry.now)
            intent = f"button:{task.id}:again:{task.version}"
            return settled and await entry.add(task.origin, task.prompt, images, intent=intent)

        await self._enter_known(task, asker, images, write)

    async def _enter_known(
        self, task: Task, asker: Asker, images: Sequence[Image], write: Callable[[Entry], Awaitable[Task | None]], *,
        of: State | None = None, prompt: str | None = None, options: Options = NOTHING_SAID,
    ) -> Task:  # fmt: skip
        """Order what a row contains. It may be old: the door checks it against what is allowed today.

        Raises UserError, also where the row is not in the state `of`, has no parameters, or has moved on since.
        """

        async def read() -> Request:
            if task.parameters is None or of not in {None, task.state}:
                raise UserError("button-stale")
            text = OrderText(task.prompt if prompt is None else prompt, options, ())
            return Request(chat_id=task.origin.chat_id, text=text, images=images, before=task.parameters, write=write)

        return _moved(await self._door.enter(asker, read))

    # Messages ----------------------------------------------------------------------------------------------------------

    async def _ask(
        self, incoming: Incoming, asker: Asker, body: str, photos: Sequence[Image], *,
        parent: Task | None = None, draft: bool = False, doubt: Doubt | None = None,
    ) -> Task | None:  # fmt: skip
        """Any message that requests a video: an order, or a draft if the message is one or anything is doubtful."""
        if incoming.joint is not None:
            await self._door.admit(asker)
            return await self._hold(incoming, asker, body, photos, parent, draft=draft)

        async def read() -> Request:
            text = self._door.parse(body, incoming.text_links if body else ())
            doubtful = doubtful_links(text, incoming.message_id)
            images = (*photos, *sure_links(text, incoming.message_id))
            text, images = await self._inherit(text, images, parent)
            why = doubt or incoming.doubt

            async def write(entry: Entry) -> Task | None:
                return await entry.add(
                    self._origin(incoming, asker),
                    text.prompt,
                    (*images, *doubtful),
                    intent=self._message_intent(incoming),
                    parent_id=parent.id if parent else None,
                    doubt=why,
                )

            return Request(
                chat_id=incoming.chat_id,
                text=text,
                images=images,
                before=parent.parameters if parent else None,
                maybe=len(doubtful),
                draft=draft or why is not None or bool(doubtful),
                write=write,
            )

        return _logged(await self._door.enter(asker, read), incoming)

    async def _inherit(
        self, text: OrderText, images: tuple[Image, ...], parent: Task | None
    ) -> tuple[OrderText, tuple[Image, ...]]:
        """Words and pictures that are missing are taken from the task that is ordered again."""
        if parent is None:
            return text, images
        return replace(text, prompt=text.prompt or parent.prompt), images or await self._tasks.images(parent.id)

    def _origin(self, incoming: Incoming, asker: Asker) -> Origin:
        return Origin(
            bot_id=self._rules.bot_id,
            chat_id=incoming.chat_id,
            message_id=incoming.message_id,
            thread_id=incoming.thread_id,
            user_id=asker.user_id,
            private=incoming.is_private,
            language=incoming.language if incoming.language and LANGUAGE.fullmatch(incoming.language) else "",
        )

    def _message_intent(self, incoming: Incoming) -> str:
        return f"message:{self._rules.bot_id}:{incoming.chat_id}:{incoming.message_id}"


def _redo_intent(task: Task, redos: int) -> str:
    return f"button:{task.id}:redo:{redos}"


def _moved(task: Task | None) -> Task:
    """Raise UserError for a button whose row has moved on since it was drawn."""
    if task is None:
        raise UserError("button-stale")
    return task


def _logged(task: Task | None, incoming: Incoming) -> Task | None:
    if task is None:
        log.info("message %s of chat %s was an order before", incoming.message_id, incoming.chat_id)
    else:
        log.info("task %s %s chat=%s message=%s", task.id, task.state, task.origin.chat_id, task.origin.message_id)
    return task
