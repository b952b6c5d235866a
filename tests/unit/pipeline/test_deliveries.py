"""The bounds of a delivery: how many tries, which pauses and which links, and what people read at its end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

import pytest
from telegram.error import BadRequest, RetryAfter
from yarl import URL

from bot.botapi.errors import PossiblySent
from bot.botapi.messenger import Messenger, Place
from bot.botapi.videos import SentVideo, VideoSender, VideoTooBig
from bot.delivery.body import Downloaded
from bot.delivery.download import Downloader, Downloaders, Timeouts
from bot.delivery.errors import FetchError
from bot.delivery.probe import VideoFacts
from bot.delivery.secret_links import SecretCheck
from bot.pipeline.courier import LONGEST_WAIT, USELESS_LINK_PAUSE, resend_result
from bot.redaction import Redactor
from bot.videoapi.client import VideoApi
from bot.videoapi.unified import UNIFIED
from storage.model import Task
from storage.polling import Polling
from storage.states import State
from tests.e2e.arrivals import until
from tests.integration.storage.test_paid_tasks import running
from tests.integration.storage.test_tasks import NOW, ORIGIN
from tests.unit.delivery.hosts import answer, box, mp4, redirect
from tests.unit.pipeline.test_courier import (
    AVI,
    KEY,
    LIMIT,
    PAGE,
    World,
    answers,
    execute,
    link_of,
    refusing,
    wants_key,
    world,
)

__all__ = ["world"]


async def nowhere(_old: int, _new: int) -> None:
    """No chat moves here."""


class Refusing(VideoSender):
    """A sender that ends with an error, before the first byte, as often as `times` says."""

    error: Exception
    times: int = 10**9

    async def send(self, *args: Any, **named: Any) -> SentVideo:
        if self.times > 0:
            self.times -= 1
            raise self.error
        return await super().send(*args, **named)


def refuse(world: World, error: Exception, times: int = 10**9) -> None:
    world.sender = Refusing(world.bot, upload_limit=LIMIT, migrated=nowhere)
    world.sender.error, world.sender.times = error, times


async def tries(world: World) -> tuple[Task, list[float]]:
    """Deliver until the row is over. Returns it, with the pauses before each further try."""
    pauses = []
    while (row := await world.once()).state is State.READY:
        assert row.due_at is not None
        pauses.append(row.due_at - world.now)
        world.now = row.due_at
    return row, pauses


CUT_OFF = answer(box(b"ftyp", b"isom\0\0\2\0") + box(b"mdat", bytes(1000)))
PAUSES = [5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 300.0, 300.0]  # they double up to five minutes


# How often ------------------------------------------------------------------------------------------------------------


async def test_a_download_that_always_fails_is_tried_nine_times(world: World) -> None:
    await world.made(answers(world, "/a", CUT_OFF))
    row, pauses = await tries(world)
    assert (row.state, row.file_kind, pauses) == (State.DELIVERED, "link", PAUSES)


async def test_a_bug_before_the_send_is_tried_nine_times(world: World) -> None:
    await world.made(answers(world, "/a", answer(mp4(1000))))
    world.looks.error = ZeroDivisionError("a bug")
    assert (await tries(world))[1] == PAUSES


async def test_a_bug_in_the_send_is_tried_nine_times(world: World) -> None:
    await world.made(answers(world, "/a", answer(mp4(1000))))
    refuse(world, ZeroDivisionError("a bug"))
    assert (await tries(world))[1] == PAUSES


async def test_a_send_that_telegram_always_puts_off_is_tried_nine_times(world: World) -> None:
    """Its own pause counts where it is longer."""
    await world.made(answers(world, "/a", answer(mp4(1000))))
    refuse(world, RetryAfter(60))
    row, pauses = await tries(world)
    assert (row.state, row.file_kind) == (State.DELIVERED, "link")
    assert [max(60.0, pause) for pause in PAUSES] == pauses


async def test_another_link_is_tried_after_a_moment(world: World) -> None:
    await world.made(answers(world, "/page", answer(PAGE)))
    row = await world.once()
    assert (row.state, row.due_at) == (State.RUNNING, world.now + USELESS_LINK_PAUSE)


@pytest.mark.parametrize(("wait", "state"), [(LONGEST_WAIT, State.DELIVERED), (LONGEST_WAIT + 0.1, State.READY)])
async def test_a_chat_that_must_wait_for_long_holds_no_place(world: World, wait: float, state: State) -> None:
    """The row is due again when the chat may be written to, without a failure."""
    await world.made(answers(world, "/a", answer(mp4(1000))))
    world.pause = lambda *_: wait
    row = await world.once()
    assert (row.state, row.failures, row.lease_until) == (state, 0, None)
    if state is State.READY:
        assert row.due_at == world.now + wait and world.results_host.requests == []


# Which link -----------------------------------------------------------------------------------------------------------


CDN = "https://cdn.example/a.mp4?sig=1"


class Redirected(Downloader):
    """A downloader for which the provider's link leads to another address, which needs no key."""

    @asynccontextmanager
    async def fetch(self, link: str) -> AsyncIterator[Downloaded]:
        try:
            async with super().fetch(link) as video:
                yield replace(video, link=CDN)
        except FetchError as error:
            error.link = CDN
            raise


@pytest.mark.parametrize(("body", "error"), [
    (CUT_OFF, None),
    (answer(length=LIMIT + 1), None),
    (answer(mp4(1000)), ZeroDivisionError("a bug")),
    (answer(mp4(1000)), BadRequest("VIDEO_INVALID")),
], ids=["cut off", "too large", "a bug in the send", "refused"])  # fmt: skip
async def test_the_link_for_people_is_the_one_that_needs_no_key(
    world: World, body: bytes, error: Exception | None
) -> None:
    downloader = Redirected(
        loopback_http=True,
        size_limit=LIMIT,
        spool=world.file.parent / "spool",
        resolver=world.names,
        authorization=VideoApi(UNIFIED, KEY, world.results_host.url("")).authorization,
    )
    world.parts["downloaders"] = Downloaders({}, downloader)
    world.names.answers["cdn.example"] = [["93.184.216.34"]]
    await world.made(wants_key(world, "/v1/videos/a/content", body))
    if error:
        refuse(world, error)
    row, _ = await tries(world)
    assert (row.state, row.file_kind) == (State.DELIVERED, "link")
    assert link_of(world.messages()[0]) == CDN


# What people read -----------------------------------------------------------------------------------------------------


async def test_a_video_that_telegram_finds_too_large_says_so(world: World) -> None:
    link = answers(world, "/a", answer(mp4(1000)))
    await world.made(link)
    refuse(world, VideoTooBig("too big"))
    assert (await world.once()).file_kind == "link"
    assert link_of(world.messages()[0]) == link and "too large" in world.messages()[0].words


async def test_a_video_that_cannot_be_sent_and_whose_link_wants_the_key_is_told(world: World) -> None:
    """The chat and the admins hear it, each task separately."""
    task = await world.made(wants_key(world, "/v1/videos/a/content", answer(mp4(1000))))
    refuse(world, BadRequest("VIDEO_INVALID"))
    row = await world.once()
    assert (row.state, row.reason_key) == (State.UNDELIVERED, "send-refused")
    assert world.told == [("owner-needs-key", {"subject": task.id, "id": task.id})]


class Wired(Messenger):
    """A messenger whose messages end with an error."""

    error: Exception

    async def send(self, *args: Any, **named: Any) -> int:
        raise self.error


@pytest.mark.parametrize(("error", "reason"), [
    (PossiblySent("no answer"), "send-unclear"),
    (ZeroDivisionError("a bug"), "send-unclear"),
    (BadRequest("nothing to send"), "send-refused"),
], ids=lambda value: type(value).__name__)  # fmt: skip
async def test_the_link_of_a_refused_video_is_sent_once_at_most(world: World, error: Exception, reason: str) -> None:
    """A link that may have arrived is a question, and not sent again."""
    await world.made(answers(world, "/a", answer(mp4(1000))))
    refuse(world, BadRequest("VIDEO_INVALID"))
    world.parts["messenger"] = Wired(world.bot, nowhere)
    world.parts["messenger"].error = error
    row = await world.once()
    assert (row.state, row.reason_key) == (State.UNDELIVERED, reason)
    assert await world.courier().claim(10) == []


@dataclass(frozen=True)
class Sent:
    """One send: where, what is known of the video, and as which kind of document."""

    place: Place
    facts: VideoFacts
    document: str


class Recording(VideoSender):
    """A sender that sends nothing, and keeps what it was given."""

    sent: list[Sent]
    actions: list[tuple[int, int | None]]

    async def send(self, place: Place, source: Any, facts: Any, *rest: Any) -> SentVideo:
        self.sent.append(Sent(place, facts, rest[2]))
        return SentVideo(900, "file-1", "video")

    @asynccontextmanager
    async def upload_action(self, chat_id: int, thread_id: int | None = None) -> AsyncIterator[None]:
        self.actions.append((chat_id, thread_id))
        yield


@pytest.mark.parametrize(
    ("found", "known"),
    [
        (VideoFacts(640, 352, 10, b"picture"), VideoFacts(640, 352, 10, b"picture")),
        (VideoFacts(), VideoFacts(1280, 704, None, None)),  # what the provider said is better than nothing
        (VideoFacts(640, None, 10, None), VideoFacts(640, 704, 10, None)),
    ],
    ids=["all", "nothing", "a part"],
)
async def test_a_video_answers_its_request_with_what_is_known_of_it(
    world: World, found: VideoFacts, known: VideoFacts
) -> None:
    """In its topic; the row keeps its message and its `file_id`."""
    origin = replace(ORIGIN, chat_id=-7, thread_id=4, message_id=3)
    task = await running(world.database, origin=origin)
    link = answers(world, "/a", answer(mp4(1000)))
    rows = Polling(world.database)
    await rows.mark_ready(task, result_url=link, width=1280, height=704, show_at=NOW, now=NOW)
    sender = Recording(world.bot, upload_limit=LIMIT, migrated=nowhere)
    sender.sent, sender.actions = [], []
    world.sender, world.looks.found = sender, found
    row = await world.once()
    assert sender.sent == [Sent(Place(-7, 4, 3, must_arrive=True), known, "")] and sender.actions == [(-7, 4)]
    assert (row.state, row.result_message_id, row.file_id) == (State.DELIVERED, 900, "file-1")


async def test_a_video_that_the_chat_has_is_stored_as_delivered_however_long_that_takes(world: World) -> None:
    """Other commits of a delivery are left to the lease after a while; this one would be asked about for nothing."""
    task = await world.made(answers(world, "/a", answer(mp4(1000))))
    await execute(world, refusing(State.DELIVERED))
    world.lease = 0.4  # seconds, also of the patience with other commits
    courier = world.courier()
    [claimed] = await courier.claim(1)
    delivering = asyncio.create_task(courier.deliver(claimed))
    await until(lambda: bool(world.told))
    await asyncio.sleep(1)
    assert not delivering.done()
    await execute(world, "DROP TRIGGER refusing")
    await asyncio.wait_for(delivering, 60)
    assert (await world.row(task)).state is State.DELIVERED


async def test_a_document_is_not_looked_into(world: World) -> None:
    """Telegram shows nothing of it but its name."""
    await world.made(answers(world, "/a", answer(AVI)))
    world.looks.error = ZeroDivisionError("a bug")
    assert (await world.once()).file_kind == "document"


async def test_a_video_without_an_end_is_passed_on_to_nobody(world: World) -> None:
    """It is too large, and falls silent: the link would lead to no video."""

    async def speak(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n" + mp4(LIMIT + 1000))
        await writer.drain()
        await asyncio.sleep(5)

    downloader = Downloader(
        loopback_http=True,
        size_limit=LIMIT,
        spool=world.file.parent / "spool",
        timeouts=Timeouts(connect=5, stall=0.5, base=60),
        resolver=world.names,
        authorization=VideoApi(UNIFIED, KEY, world.results_host.url("")).authorization,
    )
    world.parts["downloaders"] = Downloaders({}, downloader)
    world.results_host.paths["/a"] = speak
    await world.made(world.results_host.url("/a"))
    row = await world.once()
    assert (row.state, row.reason_key, world.messages()) == (State.UNDELIVERED, "endless", [])


async def test_a_secret_in_a_redirect_is_told_to_the_admins(world: World) -> None:
    """It leads to another host, which would see it."""
    downloader = Downloader(
        loopback_http=True,
        size_limit=LIMIT,
        spool=world.file.parent / "spool",
        resolver=world.names,
        authorization=VideoApi(UNIFIED, KEY, world.results_host.url("")).authorization,
        secret_check=SecretCheck(Redactor([KEY]).holds, URL(world.results_host.url(""))),
    )
    world.parts["downloaders"] = Downloaders({}, downloader)
    world.results_host.paths["/content"] = redirect(f"https://cdn.example/a.mp4?key={KEY}")
    await world.made(world.results_host.url("/content"))
    await world.once()
    assert [key for key, _ in world.told] == ["owner-secret-in-answer"] and world.messages() == []


# Other processes ------------------------------------------------------------------------------------------------------


async def test_a_video_is_fetched_by_one_process_at_a_time(world: World) -> None:
    """For the length of the lease."""
    await world.made(answers(world, "/a", answer(mp4(1000))))
    assert len(await world.courier().claim(1)) == 1
    world.now += world.lease
    assert await world.courier().claim(1) == []
    world.now += 1
    assert len(await world.courier().claim(1)) == 1


async def test_what_a_dead_process_was_sending_is_a_question(world: World) -> None:
    """Only once its lease is over, and only once."""
    task = await world.made(answers(world, "/a", answer(mp4(1000))))
    on_its_way = world.telegram.hold("sendVideo", chat_id=world.chat.id)
    courier = world.courier()
    [claimed] = await courier.claim(1)
    delivering = asyncio.create_task(courier.deliver(claimed))
    await on_its_way.reached()
    other = world.courier()
    assert not await other.mark_interrupted()
    world.now += world.lease + 1
    assert await other.mark_interrupted() is True
    row = await world.row(task)
    assert (row.state, row.reason_key) == (State.UNDELIVERED, "send-interrupted")
    assert await other.mark_interrupted() is False
    on_its_way.release()
    with suppress(Exception):
        await delivering
    assert (await world.row(task)).state is State.DELIVERED


async def test_a_delivered_video_is_shown_again_by_its_id(world: World) -> None:
    """Nothing is fetched; the message has the video's words and buttons."""
    task = await world.made(answers(world, "/a", answer(mp4(1000))))
    row = await world.once()
    requests = len(world.results_host.requests)
    place = Place(world.chat.id)
    message_id = await resend_result(world.sender, world.parts["results"], row, place)
    first, again = world.messages()
    assert again.id == message_id and len(world.results_host.requests) == requests
    assert (again.video is not None, again.words) == (True, first.words)
    assert [[button.text for button in line] for line in again.buttons] == [
        [button.text for button in line] for line in first.buttons
    ]
    assert task.id == row.id
