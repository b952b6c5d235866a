"""The courier: with a real database, real video hosts, and real PTB objects on the Telegram stand-in."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from telegram.ext import ExtBot

from bot.botapi.messenger import Messenger
from bot.botapi.pacing import SendPacing
from bot.botapi.transport import AiohttpRequest
from bot.botapi.urgency import Urgency
from bot.botapi.videos import SentVideo, VideoSender
from bot.cards.options import OptionWords
from bot.cards.prices import Prices
from bot.cards.results import ResultCards
from bot.catalogue import load_catalogue
from bot.delivery.download import Downloader, Downloaders, Timeouts
from bot.delivery.probe import NOTHING_KNOWN, Prober, VideoFacts
from bot.pipeline.courier import Courier
from bot.pipeline.sending import FAILED_DOWNLOADS
from bot.texts.words import Words
from bot.videoapi.client import VideoApi
from bot.videoapi.unified import UNIFIED
from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Message
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.model import Task
from storage.polling import Polling
from storage.states import State
from storage.tasks import Tasks
from tests.bots import bot_over
from tests.conftest import migrated_file
from tests.integration.storage.test_paid_tasks import running
from tests.integration.storage.test_tasks import NOW, ORIGIN
from tests.unit.delivery.hosts import Host, StaticResolver, answer, box, host, mp4, redirect, respond_with
from tests.unit.pipeline.world import Clock

KEY = "sk-the-secret-key"
LIMIT = 1_000_000
PAGE = b"<html>Sign in</html>"
AVI = b"RIFF\x00\x10\x00\x00AVI LIST" + bytes(3000)
GIF = b"GIF89a" + bytes(3000)


class Looks(Prober):
    """Does not probe files, which are no real videos here. `error`: raised like a bug."""

    def __init__(self) -> None:
        super().__init__()
        self.error: Exception | None = None
        self.empties = False
        self.found = NOTHING_KNOWN

    async def probe(self, path: Path) -> VideoFacts:
        if self.error:
            raise self.error
        if self.empties:
            path.write_bytes(b"")  # noqa: ASYNC240 - at once
        return self.found


@dataclass
class World:
    """A courier and its collaborators. `told`: messages to the admins."""

    database: Database
    telegram: TelegramStandIn
    chat: Chat
    results_host: Host
    file: Path
    bot: ExtBot[None]
    sender: VideoSender
    looks: Looks = field(default_factory=Looks)
    names: StaticResolver = field(default_factory=StaticResolver)
    told: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    admins_away: bool = False
    now: float = NOW
    lease: float = 60.0
    links: tuple[str, ...] = ()
    pause: Callable[[int, Urgency], float] = field(default=lambda *_: 0.0)
    parts: dict[str, Any] = field(default_factory=dict)

    def courier(self) -> Courier:
        """A new courier of the same parts: it keeps only its leases in memory."""
        return Courier(
            database=self.database,
            sender=self.sender,
            notify_admins=self.notify,
            would_wait=self.pause,
            lease=self.lease,
            clock=lambda: self.now,
            prober=self.looks,
            **self.parts,
        )

    async def notify(self, key: str, *, subject: str = "", told: str = "", **values: Any) -> bool:
        if self.admins_away:
            raise StorageUnavailable("away")
        self.told.append((key, values | {"subject": subject}))
        return True

    async def made(self, *links: str) -> Task:
        """A task whose video is complete. The links are those of the provider's answer."""
        self.links = links
        origin = replace(ORIGIN, chat_id=self.chat.id, message_id=None, private=True)
        return await self._ready(await running(self.database, origin=origin))

    async def _ready(self, task: Task) -> Task:
        link = self.links[task.dead_links % len(self.links)]
        moved = await Polling(self.database).mark_ready(
            task, result_url=link, width=None, height=None, show_at=self.now, now=self.now
        )
        assert moved is not None
        return moved

    async def once(self) -> Task:
        """Deliver the task that is due now."""
        courier = self.courier()
        [task] = await courier.claim(10)
        await courier.deliver(task)
        return await self.row(task)

    async def to_the_end(self, most: int = 30) -> Task:
        """Deliver, advance the clock, and poll again if needed, until the row is final."""
        for _ in range(most):
            row = await self.once()
            if row.state is State.RUNNING:
                row = await self._ready(row)
            elif row.state is not State.READY:
                return row
            self.now = max(self.now, row.due_at or 0.0)
        raise AssertionError("it has no end")

    async def row(self, task: Task) -> Task:
        row = await Tasks(self.database).get(task.id)
        assert row is not None
        return row

    def messages(self) -> list[Message]:
        return list(self.telegram.messages(self.chat, from_bot=True))


@pytest.fixture
async def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    telegram = TelegramStandIn()
    await telegram.start()
    ann = telegram.person("Ann")
    chat = telegram.private(ann)
    await telegram.send_text(chat, ann, "/start")
    async with (
        Database.opened(await migrated_file(tmp_path)) as database,
        AiohttpRequest() as request,
        host() as results_host,
    ):
        pacing = SendPacing(max_pause=2)
        bot = bot_over(request, telegram.token, telegram.url, rate_limiter=pacing)

        async def moved(_old: int, _new: int) -> None:
            """No chat migrates in these tests."""

        words, names, spool = Words.load(), StaticResolver(), tmp_path / "spool"
        downloader = Downloader(
            loopback_http=True,
            size_limit=LIMIT,
            spool=spool,
            timeouts=Timeouts(connect=5, stall=5, base=60),
            resolver=names,
            authorization=VideoApi(UNIFIED, KEY, results_host.url("")).authorization,
        )
        parts = {
            "messenger": Messenger(bot, moved),
            "results": ResultCards(words, OptionWords(words, load_catalogue(None)), Prices(load_catalogue(None))),
            "downloaders": Downloaders({}, downloader),
        }
        sender = VideoSender(bot, upload_limit=LIMIT, migrated=moved)
        file = tmp_path / "bot.db"
        made = World(database, telegram, chat, results_host, file, bot, sender, names=names, parts=parts)
        yield made
        assert not spool.exists() or list(spool.iterdir()) == []
    await telegram.close()


def answers(world: World, path: str, text: bytes) -> str:
    world.results_host.paths[path] = respond_with(text)
    return world.results_host.url(path)


def link_of(message: Message) -> str:
    [entity] = [entity for entity in message.entities if entity["type"] == "text_link"]
    return str(entity["url"])


async def test_a_video_arrives_once(world: World) -> None:
    await world.made(answers(world, "/a", answer(mp4(1000))))
    row = await world.once()
    assert (row.state, row.file_kind, row.failures) == (State.DELIVERED, "video", 0)
    [message] = world.messages()
    assert message.video is not None and world.told == []


# Kinds ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "name", "content_type"),
    [
        (AVI, "video.avi", "video/x-msvideo"),
        (GIF, "video.gif", "image/gif"),
        ((b"\x47" + bytes(187)) * 20, "video.ts", "video/mp2t"),
        ((bytes(4) + b"\x47" + bytes(187)) * 20, "video.m2ts", "video/mp2t"),
        (b"FLV\x01\x05" + bytes(3000), "video.flv", "video/x-flv"),
        (b"\x00\x00\x01\xba\x44" + bytes(3000), "video.mpg", "video/mpeg"),
        (b"OggS\x00\x02" + bytes(22) + b"\x80theora" + bytes(3000), "video.ogv", "video/ogg"),
    ],
)
async def test_a_kind_that_telegram_does_not_play_is_sent_as_a_document(
    world: World, body: bytes, name: str, content_type: str
) -> None:
    """At once, without a send that Telegram would refuse, and with its own extension and type."""
    await world.made(answers(world, "/a", answer(body)))
    row = await world.once()
    assert (row.state, row.file_kind) == (State.DELIVERED, "document")
    assert world.telegram.calls_to("sendVideo") == []
    [call] = world.telegram.calls_to("sendDocument")
    [file] = call.files
    assert (file.name, file.mime, file.size) == (name, content_type, len(body))
    assert [button.text for button in world.messages()[0].buttons[0]] == ["🔁 Again", "✏️ Change", "ℹ️ Details"]


# Links ----------------------------------------------------------------------------------------------------------------


async def test_a_link_without_tls_is_sent_as_it_is(world: World) -> None:
    link = "http://cdn.example/a.mp4?sig=%7e+a&b=c=="
    await world.made(link)
    row = await world.once()
    assert (row.state, row.file_kind) == (State.DELIVERED, "link")
    [message] = world.messages()
    assert link_of(message) == link and "unencrypted" in message.words and "too large" not in message.words


async def test_a_link_with_a_fake_ip_is_sent_and_the_admins_are_notified(world: World) -> None:
    world.names.answers["cdn.example"] = [["198.18.0.7"]]
    await world.made("https://cdn.example:1/a.mp4")
    assert (await world.once()).file_kind == "link"
    assert "couldn’t download" in world.messages()[0].words
    assert world.told == [("owner-fake-ip", {"host": "cdn.example", "subject": "fake-ip"})]


@pytest.mark.parametrize(
    "text",
    [
        answer(b"\x8b" * 5000, headers={"Content-Encoding": "br"}),
        answer(mp4(1000), "206 Partial Content", headers={"Content-Range": "bytes 0-999/2000"}),
    ],
)
async def test_a_video_that_only_a_phone_can_open_is_sent_as_a_link(world: World, text: bytes) -> None:
    link = answers(world, "/a", text)
    await world.made(link)
    assert (await world.once()).file_kind == "link"
    assert link_of(world.messages()[0]) == link and "couldn’t download" in world.messages()[0].words


async def test_a_file_that_is_too_large_is_sent_as_a_link_with_the_reason(world: World) -> None:
    link = answers(world, "/a", answer(length=LIMIT + 1))
    await world.made(link)
    assert (await world.once()).file_kind == "link"
    assert link_of(world.messages()[0]) == link and "too large" in world.messages()[0].words


async def test_a_file_that_telegram_refuses_is_sent_as_a_link_with_the_reason(world: World) -> None:
    """Telegram refuses it as a video and as a document: this file is emptied on the way, and Telegram accepts no empty files."""
    link = answers(world, "/a", answer(mp4(1000)))
    await world.made(link)
    world.looks.empties = True
    assert (await world.to_the_end()).file_kind == "link"
    assert link_of(world.messages()[0]) == link and "Telegram didn’t take" in world.messages()[0].words


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1./a",
        "https://10.0.0.1/a",
        "http://router/a",
        "ftp://cdn.example/a",
        "https://u:p@cdn.example/a",
        "",
    ],
)
async def test_a_private_link_is_sent_to_nobody(world: World, link: str) -> None:
    await world.made(link)
    row = await world.to_the_end()
    assert (row.state, row.reason_key) == (State.UNDELIVERED, "link-refused")
    assert world.messages() == []


async def test_an_http_link_to_a_private_address_is_sent_to_nobody(world: World) -> None:
    world.names.answers["nas.example"] = [["192.168.0.2"]]
    await world.made("http://nas.example/a")
    row = await world.to_the_end()
    assert (row.state, row.reason_key) == (State.UNDELIVERED, "link-refused")
    assert world.messages() == []


# The video API's own origin -------------------------------------------------------------------------------------------


def wants_key(world: World, path: str, text: bytes) -> str:
    """A URL that answers 401 without the key."""

    async def speak(writer: asyncio.StreamWriter) -> None:
        known = f"Bearer {KEY}".encode() in world.results_host.requests[-1]
        writer.write(text if known else answer(b"{}", "401 Unauthorized"))
        await writer.drain()

    world.results_host.paths[path] = speak
    return world.results_host.url(path)


async def test_a_result_that_needs_the_key_arrives(world: World) -> None:
    await world.made(wants_key(world, "/v1/videos/a/content", answer(mp4(1000))))
    assert (await world.once()).file_kind == "video"
    assert [message.video is not None for message in world.messages()] == [True]


async def test_a_link_that_needs_the_key_is_sent_to_nobody(world: World) -> None:
    """The video is too large, and nobody could open the link: the chat and the admins are notified."""
    task = await world.made(wants_key(world, "/v1/videos/a/content", answer(length=LIMIT + 1)))
    row = await world.once()
    assert (row.state, row.reason_key) == (State.UNDELIVERED, "needs-key")
    assert world.told == [("owner-needs-key", {"id": task.id, "subject": task.id})]
    assert world.messages() == []


async def test_the_address_that_it_redirects_to_is_sent_instead(world: World) -> None:
    world.names.answers["cdn.example"] = [["198.18.0.7"]]
    cdn = "https://cdn.example:1/a.mp4?sig=1"
    head = redirect(cdn)
    world.results_host.paths["/content"] = head
    await world.made(world.results_host.url("/content"))
    assert (await world.once()).file_kind == "link"
    assert link_of(world.messages()[0]) == cdn


async def test_a_refused_key_is_a_dead_link(world: World, caplog: pytest.LogCaptureFixture) -> None:
    await world.made(answers(world, "/content", answer(b"{}", "401 Unauthorized")))
    row = await world.to_the_end()
    assert (row.state, row.reason_key) == (State.UNDELIVERED, "link-dead")
    assert "rejects its API key" in caplog.text and KEY not in caplog.text


# Several links --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", ["/page", "http://127.0.0.1./inside"])
async def test_the_next_link_of_the_answer_is_tried(world: World, first: str) -> None:
    page = answers(world, "/page", answer(PAGE))
    await world.made(page if first == "/page" else first, answers(world, "/a", answer(mp4(1000))))
    row = await world.to_the_end()
    assert (row.state, row.file_kind) == (State.DELIVERED, "video")


async def test_a_page_at_a_tasks_content_leaves_time_for_the_link(world: World) -> None:
    """A provider may report "completed" before it has the link, and redirect requests for the content to its login page."""
    page = answers(world, "/v1/videos/x/content", answer(PAGE))
    await world.made(page, page, page, page, answers(world, "/v", answer(mp4(1000))))
    row = await world.to_the_end()
    assert (row.state, row.dead_links, row.file_kind) == (State.DELIVERED, 4, "video")


async def test_a_page_that_stays_at_a_tasks_content_ends_the_task(world: World) -> None:
    await world.made(answers(world, "/v1/videos/x/content", answer(PAGE)))
    row = await world.once()
    assert row.state is State.RUNNING and row.due_at is not None and row.due_at >= world.now + 5
    await world._ready(row)
    row = await world.to_the_end()
    assert (row.state, row.reason_key, row.dead_links) == (State.UNDELIVERED, "not-a-video", 5)


async def test_three_links_that_are_no_videos_end_the_task(world: World) -> None:
    await world.made(answers(world, "/page", answer(PAGE)))
    row = await world.to_the_end()
    assert (row.state, row.reason_key, row.dead_links) == (State.UNDELIVERED, "not-a-video", 2)
    assert len(world.results_host.requests) == 3 and world.messages() == []


# Truncated videos --------------------------------------------------------------------------------------------------------------


async def test_a_video_truncated_before_its_index_is_fetched_again(world: World) -> None:
    whole, cut = answer(mp4(1000)), answer(box(b"ftyp", b"isom\0\0\2\0") + box(b"mdat", bytes(1000)))

    async def speak(writer: asyncio.StreamWriter) -> None:
        writer.write(whole if len(world.results_host.requests) > 2 else cut)
        await writer.drain()

    world.results_host.paths["/a"] = speak
    await world.made(world.results_host.url("/a"))
    row = await world.to_the_end()
    assert row.file_kind == "video" and len(world.results_host.requests) == 3


async def test_a_video_that_is_always_truncated_is_sent_as_a_link_in_the_end(world: World) -> None:
    link = answers(world, "/a", answer(box(b"ftyp", b"isom\0\0\2\0") + box(b"mdat", bytes(1000))))
    await world.made(link)
    row = await world.to_the_end()
    assert (row.state, row.file_kind) == (State.DELIVERED, "link")
    assert link_of(world.messages()[0]) == link and world.told == []


async def test_after_retries_an_untrusted_certificate_leads_to_a_link(world: World) -> None:
    """A phone may trust the authority that this machine does not."""
    async with host(tls=True) as secure:
        secure.paths["/a"] = respond_with(answer(mp4(1000)))
        await world.made(secure.url("/a"))
        row = await world.once()
        assert (row.state, row.failures) == (State.READY, 1)
        world.now = row.due_at or 0.0
        assert (await world.to_the_end()).file_kind == "link"
        assert link_of(world.messages()[0]) == secure.url("/a")


# Unexpected errors --------------------------------------------------------------------------------------------------


async def test_a_bug_before_the_send_backs_off_and_ends_with_the_link(world: World) -> None:
    """The admins are notified each time; `BotAdmins` limits that to once an hour."""
    link = answers(world, "/a", answer(mp4(1000)))
    task = await world.made(link)
    world.looks.error = ZeroDivisionError("a bug")
    row = await world.once()
    assert (row.state, row.failures, row.lease_until) == (State.READY, 1, None)
    assert row.due_at is not None and row.due_at > world.now
    world.now = row.due_at
    row = await world.to_the_end()
    assert (row.state, row.file_kind) == (State.DELIVERED, "link")
    assert link_of(world.messages()[0]) == link
    assert world.told == [
        ("owner-delivery", {"error": "ZeroDivisionError", "id": task.id, "subject": "ZeroDivisionError"})
    ] * (FAILED_DOWNLOADS + 1)


async def test_a_video_is_sent_after_a_bug_went_away(world: World) -> None:
    await world.made(answers(world, "/a", answer(mp4(1000))))
    world.looks.error = OSError(28, "No space left on device")
    assert (await world.once()).failures == 1
    world.looks.error = None
    world.now += 60
    assert (await world.once()).file_kind == "video"


async def test_a_bug_before_the_fetch_backs_off_too(world: World) -> None:
    await world.made(answers(world, "/a", answer(mp4(1000))))

    def broken(*_: object) -> float:
        raise KeyError("a bug")

    world.pause = broken
    row = await world.once()
    assert (row.state, row.failures) == (State.READY, 1)
    assert [key for key, _ in world.told] == ["owner-delivery"]


async def test_a_bug_without_a_link_for_users_has_an_end(world: World) -> None:
    await world.made(wants_key(world, "/content", answer(mp4(1000))))
    world.looks.error = ZeroDivisionError("a bug")
    row = await world.to_the_end()
    assert (row.state, row.reason_key) == (State.UNDELIVERED, "needs-key")


async def test_admins_that_cannot_be_notified_delay_nothing(world: World) -> None:
    await world.made(answers(world, "/a", answer(mp4(1000))))
    world.looks.error = ZeroDivisionError("a bug")
    world.admins_away = True
    assert (await world.once()).failures == 1


class BrokenSender(VideoSender):
    """A sender with a bug: before the first byte, or after the whole video was sent."""

    after = False

    async def send(self, *args: Any, **named: Any) -> SentVideo:
        if self.after:
            await super().send(*args, **named)
        raise ZeroDivisionError("a bug")


def break_sender(world: World, *, after: bool) -> None:
    async def moved(_old: int, _new: int) -> None:
        """No chat migrates in these tests."""

    world.sender = BrokenSender(world.bot, upload_limit=LIMIT, migrated=moved)
    world.sender.after = after


async def test_a_bug_in_the_send_before_the_first_byte_ends_with_the_link(world: World) -> None:
    link = answers(world, "/a", answer(mp4(1000)))
    await world.made(link)
    break_sender(world, after=False)
    row = await world.once()
    assert (row.state, row.failures) == (State.READY, 1)
    world.now = row.due_at or 0.0
    row = await world.to_the_end()
    assert (row.state, row.file_kind) == (State.DELIVERED, "link")
    assert link_of(world.messages()[0]) == link
    assert {key for key, _ in world.told} == {"owner-delivery"}


async def test_a_bug_after_the_first_byte_never_leads_to_a_second_send(world: World) -> None:
    await world.made(answers(world, "/a", answer(mp4(1000))))
    break_sender(world, after=True)
    row = await world.once()
    assert (row.state, row.reason_key) == (State.UNDELIVERED, "send-unclear")
    assert len(world.messages()) == 1 and [key for key, _ in world.told] == ["owner-delivery"]
    assert await world.courier().claim(10) == []


@pytest.mark.parametrize("pauses", [True, False], ids=["in Telegram's pause", "on the wire"])
async def test_after_a_stop_the_next_process_sends_what_telegram_refused(world: World, pauses: bool) -> None:
    """After a 429 nothing has arrived, so no user has to decide."""
    await world.made(answers(world, "/a", answer(mp4(1000))))
    on_its_way = world.telegram.hold("sendVideo", chat_id=world.chat.id)
    if pauses:
        world.telegram.faults.add("sendVideo", "429", retry_after=1, chat_id=world.chat.id)
    courier = world.courier()
    [task] = await courier.claim(1)
    delivering = asyncio.create_task(courier.deliver(task))
    await on_its_way.reached()
    if pauses:
        on_its_way.release()
        async with asyncio.timeout(60):
            while any(lease.spent for lease in courier._leases._held):  # noqa: ASYNC110 - there is no event to wait for
                await asyncio.sleep(0.01)
    delivering.cancel()
    with suppress(asyncio.CancelledError):
        await delivering
    on_its_way.release()
    row = await world.row(task)
    assert (row.state, row.reason_key) == ((State.READY, None) if pauses else (State.UNDELIVERED, "send-interrupted"))


class StalledSender(VideoSender):
    """A sender that stalls before its send slot comes."""

    stall: Callable[[], None]

    async def send(self, *args: Any, **named: Any) -> SentVideo:
        self.stall()
        return await super().send(*args, **named)


@pytest.mark.parametrize(("wall", "machine", "state"), [
    (40.0, 40.0, State.DELIVERED),
    (50.0, 50.0, State.READY),
    (50.0, 0.0, State.READY),  # the machine slept
    (-100.0, 50.0, State.READY),  # its clock was set back
])  # fmt: skip
async def test_a_video_that_another_process_may_be_sending_is_not_sent(
    world: World, wall: float, machine: float, state: State
) -> None:
    """It was definitely not sent, so it is queued again."""
    elapsed = Clock(100.0)

    async def moved(_old: int, _new: int) -> None:
        """No chat migrates in these tests."""

    def stall() -> None:
        world.now += wall
        elapsed.now += machine

    await world.made(answers(world, "/a", answer(mp4(1000))))
    world.sender = StalledSender(world.bot, upload_limit=LIMIT, migrated=moved)
    world.sender.stall = stall
    world.parts["elapsed"] = elapsed
    row = await world.once()
    assert (row.state, len(world.messages())) == (state, int(state is State.DELIVERED))


# The database ---------------------------------------------------------------------------------------------------------


async def execute(world: World, sql: str) -> None:
    """Change the database through another connection."""

    def run() -> None:
        with closing(sqlite3.connect(world.file, timeout=60)) as connection:
            connection.execute(sql)

    await asyncio.to_thread(run)


def refusing(state: State) -> str:
    """A trigger that makes the driver raise an error that is not an outage."""
    return (
        f"CREATE TRIGGER refusing BEFORE UPDATE ON tasks WHEN NEW.state = '{state}' "
        "BEGIN SELECT RAISE(ABORT, 'broken'); END"
    )


async def test_delivered_is_committed_in_the_end_after_any_database_error(world: World) -> None:
    """The chat has the video: that must not be lost even by an error that is not an outage."""
    task = await world.made(answers(world, "/a", answer(mp4(1000))))
    await execute(world, refusing(State.DELIVERED))
    courier = world.courier()
    [claimed] = await courier.claim(10)
    delivering = asyncio.create_task(courier.deliver(claimed))
    async with asyncio.timeout(60):
        while not world.told:  # noqa: ASYNC110 - a list has no event to wait for
            await asyncio.sleep(0.02)
    assert (await world.row(task)).state is State.DELIVERING
    await execute(world, "DROP TRIGGER refusing")
    await asyncio.wait_for(delivering, 60)
    row = await world.row(task)
    assert (row.state, row.file_kind) == (State.DELIVERED, "video")
    assert len(world.messages()) == 1 and [key for key, _ in world.told] == ["owner-delivery"]


async def test_driver_errors_before_the_send_back_off_and_end(world: World) -> None:
    await world.made(answers(world, "/a", answer(mp4(1000))))
    await execute(world, refusing(State.DELIVERING))
    row = await world.once()
    assert (row.state, row.failures) == (State.READY, 1)
    world.now = row.due_at or 0.0
    row = await world.to_the_end()
    assert (row.state, row.reason_key) == (State.UNDELIVERED, "went-wrong")
    assert world.messages() == [] and {key for key, _ in world.told} == {"owner-delivery"}


async def test_a_commit_that_always_fails_is_given_up_to_the_lease(world: World) -> None:
    """Nothing was sent: the row is claimed again when its lease expires."""
    await world.made(answers(world, "/gone", answer(b"", "404 Not Found")))
    await execute(world, refusing(State.RUNNING))
    world.lease = 0.4
    async with asyncio.timeout(60):
        row = await world.once()
    assert row.state is State.READY
    world.now += 61
    await execute(world, "DROP TRIGGER refusing")
    assert (await world.once()).state is State.RUNNING
