"""Turns requests into rows: access, words, defaults and photos are checked here, before anything can cost money."""

import logging
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.access import Asker, Gate
from bot.catalogue import Catalogue, change, resolve
from bot.errors import UserError
from bot.holding import HeldTexts, Rest, Whole
from bot.options import Options, Parameters
from bot.owner import Owner
from bot.parsing.cutting import SHORTEST
from bot.parsing.doubts import Doubt
from bot.parsing.incoming import Incoming, Photo
from bot.parsing.links import LinkKind, kind_of, without_links
from bot.parsing.options import OrderText, parse_order, storable
from storage.chats import Chats
from storage.database import Database, Executor
from storage.following import Following
from storage.pieces import Piece, Pieces
from storage.states import FACTS, State
from storage.tasks import Asked, Image, NewTask, Origin, Task, Tasks

log = logging.getLogger(__name__)

LANGUAGE = re.compile(r"[A-Za-z0-9-]{1,35}")  # an IETF tag
FIRST_LINK = 100  # `item` of the first link: behind all photos of its message
FIRST_LINK_BEHIND_WORDS = 10_000  # likewise, behind all links that the text itself has
TAPPING = 3.0  # seconds after a press in which another one is an impatient finger, not a wish
JUST_SENT = 600.0  # seconds within which words belong to the photo before them, if nothing else was asked for meanwhile
REST_TAKES = 2.0  # times as long as an album's next photo: a text read without its rest would be another order
PATIENCE = 3.0  # seconds an order may wait before the chat is told that it waits


@dataclass(frozen=True, kw_only=True)
class OrderRules:
    """The settings that orders obey. `photo_limit` is in bytes, `album_quiet` in seconds.

    `holds_secret` finds one of the bot's own secrets in a text: that must not go to the provider.
    """

    bot_id: int
    api_root: str
    photos_work: bool
    photo_limit: int
    album_quiet: float
    holds_secret: Callable[[str], bool] = lambda _: False


@dataclass(frozen=True)
class Pressed:
    """A button of a card: which row, and the version it was drawn from (None: any)."""

    task_id: str
    version: int | None


class Orders:
    """All that makes or moves rows on a person's word. Raises UserError for what the person can mend."""

    def __init__(
        self,
        *,
        database: Database,
        catalogue: Catalogue,
        gate: Gate,
        owner: Owner,
        rules: OrderRules,
        wake: Callable[[], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._tasks = Tasks(database)
        self._chats = Chats(database, rules.bot_id)
        self._catalogue = catalogue
        self._gate = gate
        self._owner = owner
        self._rules = rules
        self._wake = wake
        self._clock = clock
        self._text_quiet = rules.album_quiet * REST_TAKES
        self._held = HeldTexts(database=database, bot_id=rules.bot_id, quiet=self._text_quiet, clock=clock)

    async def order(self, incoming: Incoming, asker: Asker) -> Task | None:
        """`/video …`, a caption, a mention: queued at once unless it is doubtful. None if the message was an order before."""
        photos = _pictures(_all_photos(incoming))
        return await self._ask(incoming, asker, incoming.body, photos)

    async def offer(self, incoming: Incoming, asker: Asker) -> Task | None:
        """Plain words in a private chat: kept as a draft with a button; nothing is spent.

        Who does not reply to the photo that waits for words means it all the same: the draft says that it is with it.
        """
        waiting = await self._tasks.just_sent(self._rules.bot_id, incoming.chat_id, self._clock() - JUST_SENT)
        return await self._ask(incoming, asker, incoming.body, waiting, draft=True)

    async def keep_photos(self, incoming: Incoming, asker: Asker) -> Task | None:
        """A photo without words in a private chat: kept until a reply says what should happen; nothing is spent."""
        await self._gate.require(asker)
        images = _pictures(incoming.photos)
        await self._check_pictures(images)
        return await self._insert(
            NewTask(
                state=State.DRAFT,
                origin=self._origin(incoming, asker),
                prompt="",
                parameters=None,
                images=images,
                api_root=self._rules.api_root,
                intent=self._message_intent(incoming),
                show_at=self._clock(),
            )
        )

    async def waiting_photos(self, incoming: Incoming) -> tuple[Image, ...]:
        """The photos of the draft whose message is replied to, if it is one."""
        if incoming.reply is None or not incoming.reply.from_this_bot or incoming.reply.message_id is None:
            return ()
        draft = await self._tasks.by_status_message(self._rules.bot_id, incoming.chat_id, incoming.reply.message_id)
        return await self._tasks.images(draft.id) if draft and draft.parameters is None else ()

    async def order_with(
        self, incoming: Incoming, asker: Asker, images: Sequence[Image], doubt: Doubt | None = None
    ) -> Task | None:
        """Words in reply to a draft's message: an order with that draft's photos, which may be used again."""
        photos = (*images, *_pictures(incoming.photos))
        return await self._ask(incoming, asker, incoming.body, photos, doubt=doubt)

    # Again, and with a change ------------------------------------------------------------------------------------------

    async def remake(
        self, task: Task, incoming: Incoming, asker: Asker, *, body: str = "", draft: bool = False
    ) -> Task | None:
        """Order a task anew: what `body` says is changed, the rest is inherited. A draft waits for *Create*."""
        photos = _pictures(incoming.photos)
        return await self._ask(incoming, asker, body, photos, parent=task, draft=draft)

    def says_only_options(self, words: str) -> bool:
        """Whether these change options and nothing else, so that they need no *Create*. Raises UserError."""
        if len(words) >= SHORTEST:  # its rest may be missing, and with it what an option at its end means
            return False
        text = self._parse(words, ())
        return not text.words and text.options != Options()

    async def redo(self, task: Task, redos: int, asker: Asker, press: str, model: str | None = None) -> Task:
        """*Again* was pressed: one press (by its id) is one order. Returns the old row with its next button's number."""
        await self._gate.require(asker)
        images = await self._tasks.images(task.id)
        text = OrderText(task.prompt, Options(model=model), ())
        parameters = await self._accept(task.origin.chat_id, text, images, task.parameters)
        now = self._clock()

        async def work(tx: Executor) -> Task:
            tapped = await Tasks(tx).wanted_since(_redo_intent(task, redos - 1), now - TAPPING)
            # An update may come again: whoever heard that the button is out of date would press the next one.
            if tapped or not await Tasks(tx).wanted_first(f"press:{self._rules.bot_id}:{press}", task.id, now):
                raise UserError("button-ordered")
            counted = await Following(tx).redo(task, redos)
            new = counted and await Tasks(tx).add(
                NewTask(
                    state=State.QUEUED,
                    origin=replace(task.origin, user_id=asker.user_id),
                    prompt=task.prompt,
                    parameters=parameters,
                    images=images,
                    api_root=self._rules.api_root,
                    intent=_redo_intent(task, redos),
                    parent_id=task.id,
                    due_at=now,
                    show_at=now + PATIENCE,
                ),
                now,
            )
            if counted is None or new is None:
                raise UserError("button-stale")
            return counted

        counted = await self._database.transaction(work)
        self._wake()
        return counted

    # Albums: photos come as messages of their own, without an end mark ------------------------------------------------

    async def collect(self, incoming: Incoming, asker: Asker) -> None:
        """Add one message of an album to its row; the first makes it. A late one never makes a second order.

        Where the album still waits for words, the first late caption orders it; another one is offered.
        """
        now = self._clock()
        intent = f"album:{self._rules.bot_id}:{incoming.chat_id}:{incoming.media_group_id}"
        due_at = now + self._rules.album_quiet
        images = _pictures(_all_photos(incoming))

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
                await tasks.add_images(album.id, _links_behind_words(incoming))
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
        if album is None:  # an album that did not speak to the bot, until now perhaps
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

    async def close_album(self, album: Task) -> None:
        """No further message came: the album or text is an order, a draft, or nobody's business of ours.

        Raises UserError for the person who sent it; the row is gone then.
        """
        asker = Asker(album.origin.chat_id, "", album.origin.user_id, "", private=album.origin.private)
        is_text = album.media_group_id is None
        if not is_text and not album.addressed and not (album.origin.private and not album.prompt):
            await self._tasks.drop_album(album)
            return
        try:
            await self._gate.require(asker)
            closed = await (self._close_text(album) if is_text else self._close(album))
        except UserError:
            if await self._tasks.drop_album(album):
                raise
            return
        if closed:
            self._wake()

    async def _close(self, album: Task) -> Task | None:
        images = await self._tasks.images(album.id)
        if not album.prompt:
            await self._check_pictures(images)
            now = self._clock()
            return await self._tasks.close_album(album, State.DRAFT, prompt="", parameters=None, now=now)
        return await self._close_with(album, await self._held.read_captions(album), images, addressed=True)

    async def _close_text(self, held: Task) -> Task | None:
        parent = await self._tasks.get(held.parent_id) if held.parent_id else None
        images, whole = await self._tasks.images(held.id), await self._held.read(held)
        return await self._close_with(held, whole, images, addressed=held.addressed, parent=parent)

    async def _close_with(
        self, row: Task, whole: Whole, images: Sequence[Image], *, addressed: bool, parent: Task | None = None
    ) -> Task | None:
        """End the collecting of a row with words: an order if it is addressed and nothing is doubtful, else a draft."""
        text = self._parse(whole.text, ())
        hidden = await self._tasks.doubtful_links(row.id)
        self._require_no_secret(*(link.ref for link in hidden))
        known = {image.ref for image in (*images, *hidden)}
        message_id = row.origin.message_id or 0
        pictures = (*images, *(link for link in _links(text, message_id) if link.ref not in known))
        doubtful = tuple(link for link in _doubtful(text, message_id) if link.ref not in known)
        text, pictures = await self._inherit(text, pictures, parent)
        before, maybe = parent.parameters if parent else None, len(doubtful) + len(hidden)
        parameters = await self._accept(row.origin.chat_id, text, pictures, before, maybe)
        doubt = row.doubt or whole.doubt
        is_clear = doubt is None and not (doubtful or hidden)
        state = State.QUEUED if addressed and is_clear else State.DRAFT

        async def work(tx: Executor) -> Task | None:
            closed = await Tasks(tx).close_album(
                row, state, prompt=text.prompt, parameters=parameters, doubt=doubt, now=self._clock()
            )
            if closed:
                await Tasks(tx).add_images(row.id, (*pictures, *doubtful))
            return closed

        return await self._database.transaction(work)

    # A text that was cut: its rest comes as plain messages, which in a group do not speak to the bot ------------------

    async def take_rest(self, incoming: Incoming, asker: Asker) -> Rest:
        """Join a plain text to the one it was cut from, if that still waits for it."""
        links = _links_behind_words(incoming)
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
            images=(*photos, *_links_behind_words(incoming)),
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
        await self._gate.require(asker)
        if draft.state is not State.DRAFT or draft.parameters is None:
            raise UserError("button-stale")
        await self._accept_unchanged(draft)
        ordered = await self._tasks.order_draft(
            draft,
            message_id=draft.origin.message_id,
            user_id=draft.origin.user_id,
            prompt=draft.prompt,
            parameters=draft.parameters,
            status_message_id=draft.status_message_id,
            show_at=self._clock() + PATIENCE,
            now=self._clock(),
        )
        self._moved_or_stale(ordered)

    async def use_links(self, draft: Task, asker: Asker) -> None:
        """*Use as a picture* was pressed: the doubtful links leave the prompt and are images. Raises UserError as `confirm`."""
        await self._gate.require(asker)
        doubtful = await self._tasks.doubtful_links(draft.id)
        parameters = draft.parameters
        if draft.state is not State.DRAFT or parameters is None or not doubtful:
            raise UserError("button-stale")
        images = await self._tasks.images(draft.id)
        prompt = without_links(draft.prompt, {image.ref for image in doubtful})
        if draft.parent_id:  # as in `remake`: new pictures replace the old ones, and no words are the old words
            pieces = await Pieces(self._database).of(draft.id)
            own = {link.message_id for link in doubtful} | {piece.message_id for piece in pieces}
            images = tuple(image for image in images if image.message_id in own)
            parent = await self._tasks.get(draft.parent_id)
            prompt = prompt or (parent.prompt if parent else "")
        images = (*images, *(replace(image, kind="link") for image in doubtful))
        await self._accept(draft.origin.chat_id, OrderText(prompt, Options(), ()), images, parameters)
        now = self._clock()

        async def work(tx: Executor) -> Task | None:
            tasks = Tasks(tx)
            ordered = await tasks.order_draft(
                draft,
                message_id=draft.origin.message_id,
                user_id=draft.origin.user_id,
                prompt=prompt,
                parameters=parameters,
                status_message_id=draft.status_message_id,
                show_at=now + PATIENCE,
                now=now,
            )
            if ordered:
                await tasks.set_images(draft.id, images)
            return ordered

        self._moved_or_stale(await self._database.transaction(work))

    async def withdraw(self, task: Task) -> None:
        """*Cancel* was pressed, before anything was sent."""
        if not FACTS[task.state].withdrawable:
            raise UserError("button-stale")
        self._moved_or_stale(await self._tasks.cancel(task, self._clock()))

    async def forget(self, task: Task) -> None:
        """The person does not want an unknown outcome sent again."""
        self._moved_or_stale(await self._tasks.settle(task, "forgotten", self._clock()))

    async def again(self, task: Task, asker: Asker) -> None:
        """A new attempt beside the old one, which is followed too should it turn up. Once for each press."""
        await self._gate.require(asker)
        images = await self._accept_unchanged(task)
        now = self._clock()

        async def work(tx: Executor) -> Task | None:
            settled = await Tasks(tx).settle(task, "again", now)
            return settled and await Tasks(tx).add(
                NewTask(
                    state=State.QUEUED,
                    origin=task.origin,
                    prompt=task.prompt,
                    parameters=task.parameters,
                    images=images,
                    api_root=self._rules.api_root,
                    intent=f"button:{task.id}:again:{task.version}",
                    due_at=now,
                    show_at=now + PATIENCE,
                ),
                now,
            )

        self._moved_or_stale(await self._database.transaction(work))

    def _moved_or_stale(self, task: Task | None) -> None:
        if task is None:
            raise UserError("button-stale")
        self._wake()

    # What every order goes through ------------------------------------------------------------------------------------

    def _parse(self, body: str, text_links: Sequence[str]) -> OrderText:
        # First of all: an answer about an unknown option would repeat a part of it.
        self._require_no_secret(body, *text_links)
        return parse_order(body, self._catalogue, text_links)

    def _require_no_secret(self, *texts: str) -> None:
        if any(map(self._rules.holds_secret, texts)):
            raise UserError("prompt-secret")

    async def _accept(
        self, chat_id: int, text: OrderText, images: Sequence[Image], before: Asked | None = None, maybe: int = 0
    ) -> Asked:
        """What is to be made, held against the catalogue; what is not said is as it was `before`. Raises UserError.

        `maybe`: how many links may turn out to be pictures.
        """
        if not text.prompt:
            raise UserError("prompt-missing")
        self._require_no_secret(text.prompt, *(image.ref for image in images if image.kind == "link"))
        await self._check_pictures(images)
        if before:
            chosen = change(self._catalogue, Parameters.of(before), text.options)
        else:
            defaults = Options.from_json((await self._chats.get(chat_id)).options)
            chosen = resolve(self._catalogue, text.options, defaults)
        self._require_no_secret(*(value for value in chosen.values.values() if isinstance(value, str)))
        self._catalogue.get(chosen.model).check(text.words, len(images), maybe)
        return Asked(model=chosen.model, options=chosen.options_json(), sources=chosen.sources_json())

    async def _accept_unchanged(self, task: Task) -> tuple[Image, ...]:
        """Raise UserError if a row cannot be ordered just as it is any more; return its pictures."""
        images = await self._tasks.images(task.id)
        if task.parameters is None:
            raise UserError("button-stale")
        await self._accept(task.origin.chat_id, OrderText(task.prompt, Options(), ()), images, task.parameters)
        return images

    async def _check_pictures(self, images: Sequence[Image]) -> None:
        photos = [image for image in images if image.kind == "photo"]
        if photos and not self._rules.photos_work:
            await self._owner.tell("owner-photos-off")
            raise UserError("photos-off")
        if any(image.bytes and image.bytes > self._rules.photo_limit for image in photos):
            raise UserError("photo-too-big", limit=self._rules.photo_limit // (1024 * 1024))

    async def _ask(
        self, incoming: Incoming, asker: Asker, body: str, photos: Sequence[Image], *,
        parent: Task | None = None, draft: bool = False, doubt: Doubt | None = None,
    ) -> Task | None:  # fmt: skip
        """Every message that asks for a video: an order, or a draft where that was meant or anything is doubtful."""
        await self._gate.require(asker)
        if incoming.joint is not None:
            return await self._hold(incoming, asker, body, photos, parent, draft=draft)
        text = self._parse(body, incoming.text_links if body else ())
        doubtful = _doubtful(text, incoming.message_id)
        images = (*photos, *_links(text, incoming.message_id))
        text, images = await self._inherit(text, images, parent)
        before = parent.parameters if parent else None
        parameters = await self._accept(incoming.chat_id, text, images, before, len(doubtful))
        doubt = doubt or incoming.doubt
        now, draft = self._clock(), draft or doubt is not None or bool(doubtful)
        return await self._insert(
            NewTask(
                state=State.DRAFT if draft else State.QUEUED,
                origin=self._origin(incoming, asker),
                prompt=text.prompt,
                doubt=doubt,
                parameters=parameters,
                images=(*images, *doubtful),
                api_root=self._rules.api_root,
                intent=self._message_intent(incoming),
                parent_id=parent.id if parent else None,
                due_at=None if draft else now,
                show_at=now if draft else now + PATIENCE,
            )
        )

    async def _inherit(
        self, text: OrderText, images: tuple[Image, ...], parent: Task | None
    ) -> tuple[OrderText, tuple[Image, ...]]:
        """Words and pictures that were not said are those of the task that is ordered anew."""
        if parent is None:
            return text, images
        return replace(text, prompt=text.prompt or parent.prompt), images or await self._tasks.images(parent.id)

    async def _insert(self, new: NewTask) -> Task | None:
        task = await self._database.transaction(lambda tx: Tasks(tx).add(new, self._clock()))
        if task is None:
            log.info("message %s of chat %s was an order before", new.origin.message_id, new.origin.chat_id)
            return None
        log.info("task %s %s chat=%s message=%s", task.id, task.state, task.origin.chat_id, task.origin.message_id)
        self._wake()
        return task

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


def _all_photos(incoming: Incoming) -> tuple[Photo, ...]:
    """The message's own photos and those of the message it replies to."""
    replied = incoming.reply.photos if incoming.reply else ()
    return (
        *incoming.photos,
        *(replace(photo, message_id=photo.message_id or incoming.message_id) for photo in replied),
    )


def _redo_intent(task: Task, redos: int) -> str:
    return f"button:{task.id}:redo:{redos}"


def _links_behind_words(incoming: Incoming) -> tuple[Image, ...]:
    """Links that are or may be images and that a text shows as words, apart from those that are written in it."""
    kinds: dict[LinkKind, Literal["link", "doubtful"]] = {LinkKind.PICTURE: "link", LinkKind.DOUBTFUL: "doubtful"}
    links = dict.fromkeys(map(storable, incoming.text_links))
    return tuple(
        Image(message_id=incoming.message_id, item=FIRST_LINK_BEHIND_WORDS + place, kind=kinds[kind], ref=link)
        for place, link in enumerate(links)
        if (kind := kind_of(link)) in kinds
    )


def _pictures(photos: Sequence[Photo]) -> tuple[Image, ...]:
    """Photos by their messages."""
    return tuple(
        Image(
            message_id=photo.message_id,
            # Two photos may come with one message: its own, and one of another chat that it replies to.
            item=sum(other.message_id == photo.message_id for other in photos[:place]),
            kind="photo",
            ref=photo.file_id,
            mime=photo.mime,
            bytes=photo.size,
        )
        for place, photo in enumerate(photos)
    )


def _links(text: OrderText, message_id: int) -> tuple[Image, ...]:
    """The links of a text that are pictures, in their order: `item` keeps them behind the message's own photo."""
    return tuple(
        Image(message_id=message_id, item=FIRST_LINK + place, kind="link", ref=link)
        for place, link in text.sure_by_place()
    )


def _doubtful(text: OrderText, message_id: int) -> tuple[Image, ...]:
    """Links of which the person has to say whether they are pictures."""
    return tuple(
        Image(message_id=message_id, item=FIRST_LINK + place, kind="doubtful", ref=link)
        for place, link in text.doubtful.items()
    )
