"""What a create leaves behind: the row's reason, the time of its next step, its leases, and what people read."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.botapi.rights import MayNotWrite
from bot.catalogue import load_catalogue
from bot.delivery.pictures import PictureDownloader
from bot.photos.errors import PhotoGone, PhotoStoreRefused
from bot.pipeline.outcomes import RetryRules
from bot.pipeline.pictures import Pictures
from bot.pipeline.preflight import Preflight
from bot.pipeline.submission_outcomes import LONGEST_ANSWER, TELLING
from bot.pipeline.submitter import Submitter
from bot.telemetry import Created as Counting
from bot.telemetry import Telemetry
from bot.videoapi.errors import BadKey, MaybeCharged, ModelUnavailable, NoAnswer, NotSent, OutOfQuota, Refused
from bot.videoapi.models import Created, CreateRequest
from bot.videoapi.providers import Providers
from storage.limits import Limits
from storage.model import Image, Task
from storage.states import State
from storage.status import StatusMessages
from storage.tasks import Tasks
from tests.e2e.arrivals import until
from tests.integration.storage.test_tasks import NOW, ORIGIN, added
from tests.raw import raw_connection
from tests.unit.pipeline.world import ROOT, Admin, Clock, FailingDatabase, NoPhotos, OpenChats, Provider

ID = "sora-2:task_1"
LEASE, SHOW_LEASE, FIRST_QUERY, WINDOW, PAUSE = 30.0, 50.0, 15.0, 120.0, 7.0
RULES = RetryRules(WINDOW, 600, lambda _tries, _asked: PAUSE)


class Bug(RuntimeError):
    """What nobody foresaw."""


class Recording(Provider):
    """A provider that keeps what it was asked to make. `bug` comes up before the first byte."""

    def __init__(self, *answers: Created | Exception) -> None:
        super().__init__()
        self.created = list(answers)
        self.requests: list[CreateRequest] = []
        self.bug: Exception | None = None

    async def create(self, root: str, request: CreateRequest, before_sending: Any = None) -> Created:
        if self.bug:
            raise self.bug
        self.requests.append(request)
        return await super().create(root, request, before_sending)


class Photos:
    """Links for photos, or an error."""

    def __init__(self, error: Exception | None = None) -> None:
        self._error = error

    async def link(self, file_id: str, mime: str) -> str:
        if self._error:
            raise self._error
        return f"https://bot.example/{file_id}?{mime}"


def passing_on(photos: Photos | None) -> Pictures:
    """Pictures whose links these publishers make; None: PHOTO_LINKS is off."""
    downloader = PictureDownloader(size_limit=1, loopback_http=True)
    return Pictures(publisher=photos, source=NoPhotos(), downloader=downloader)


class ClosedChats(OpenChats):
    """No chat may be written in."""

    async def check_group(self, chat_id: int, thread_id: int | None) -> None:
        raise MayNotWrite("the bot was kicked")


class World:
    """A submitter whose chat is the admin's."""

    def __init__(self, database: FailingDatabase, clock: Clock, admin: Admin) -> None:
        self.database, self.clock, self.admin = database, clock, admin
        self.provider = Recording(Created(id=ID))
        self.parts: dict[str, Any] = {"pictures": passing_on(None), "preflight": Preflight(OpenChats(), RULES, clock)}
        self.tasks = Tasks(database)

    @property
    def submitter(self) -> Submitter:
        parts = self.parts | {
            "database": self.database,
            "providers": Providers({"default": self.provider}),
            "clock": self.clock,
        }
        return Submitter(
            catalogue=load_catalogue(None), admins=self.admin.admins, messenger=self.admin.messenger, rules=RULES,
            lease=LEASE, show_lease=SHOW_LEASE, first_query=FIRST_QUERY, **parts,
        )  # fmt: skip

    async def submit(self, *answers: Created | Exception, **changes: Any) -> Task:
        """Order, claim and submit. Returns the row."""
        if answers:
            self.provider.created = list(answers)
        await added(self.database, **{"api_root": ROOT} | changes)
        return await self.again()

    async def again(self) -> Task:
        submitter = self.submitter
        [task] = await submitter.claim(1)
        await submitter.submit(task)
        return await self.row(task)

    async def row(self, task: Task) -> Task:
        row = await self.tasks.get(task.id)
        assert row is not None
        return row


@pytest.fixture
def world(failing: FailingDatabase, clock: Clock, olga: Admin) -> World:
    return World(failing, clock, olga)


# The row --------------------------------------------------------------------------------------------------------------


async def test_a_paid_task_is_polled_after_a_while_and_shown_by_this_process(world: World) -> None:
    row = await world.submit()
    assert (row.state, row.provider_id, row.due_at, row.lease_until) == (State.RUNNING, ID, NOW + FIRST_QUERY, None)
    assert (row.show_lease, row.accepted_at, row.reason_key) == (NOW + SHOW_LEASE, NOW, None)


@pytest.mark.parametrize(("answer", "state", "key", "reason"), [
    (Refused("too dark", status=400), State.REFUSED, "said", "too dark"),
    (ModelUnavailable("none left", status=503), State.REFUSED, "model", "none left"),
    (BadKey("bad key", status=401), State.REFUSED, "key", "bad key"),
    (NoAnswer("nothing came"), State.UNKNOWN, "timeout", "nothing came"),
    (MaybeCharged("bad gateway", status=502), State.UNKNOWN, "unclear", "bad gateway"),
    (Bug(), State.UNKNOWN, "broken", ""),
], ids=lambda value: type(value).__name__)  # fmt: skip
async def test_an_end_has_its_reason_in_the_providers_words(
    world: World, answer: Exception, state: State, key: str, reason: str
) -> None:
    row = await world.submit(answer)
    assert (row.state, row.reason_key, row.reason) == (state, key, reason)
    assert (row.due_at, row.lease_until, row.updated_at) == (None, None, NOW)


class Counted(Telemetry):
    """Keeps the creates that are counted."""

    def __init__(self) -> None:
        self.creates: list[tuple[str, str]] = []

    def created(self, outcome: Counting, model: str, took: float) -> None:
        assert took >= 0
        self.creates.append((outcome, model))


@pytest.mark.parametrize(("answer", "outcome"), [
    (Created(id=ID), "accepted"),
    (Refused("too dark", status=400), "refused"),
    (NoAnswer("nothing came"), "unknown"),
    (Bug(), "unknown"),
    (NotSent("no route"), "retried"),
], ids=lambda value: type(value).__name__)  # fmt: skip
async def test_each_create_is_counted_once(world: World, answer: Created | Exception, outcome: str) -> None:
    counted = world.parts["telemetry"] = Counted()
    await world.submit(answer)
    assert counted.creates == [(outcome, "sora-2")]


async def test_a_bug_before_the_first_byte_is_counted_as_to_be_sent_again(world: World) -> None:
    counted = world.parts["telemetry"] = Counted()
    world.provider.bug = Bug()
    await world.submit()
    assert counted.creates == [("retried", "sora-2")]


async def test_what_is_no_create_is_not_counted(world: World) -> None:
    counted = world.parts["telemetry"] = Counted()
    world.parts["preflight"] = Preflight(ClosedChats(), RULES, world.clock)
    assert (await world.submit()).state is State.REFUSED
    assert counted.creates == []


async def test_what_was_not_sent_is_due_after_the_pause_of_the_rules(world: World) -> None:
    """With its reason, which the chat is told while it waits."""
    row = await world.submit(NotSent("no route"))
    assert (row.state, row.due_at, row.lease_until) == (State.QUEUED, NOW + PAUSE, None)
    assert (row.reason_key, row.reason, row.tries, row.first_try_at) == ("unreachable", "no route", 1, NOW)


@pytest.mark.parametrize(("waited", "state"), [(WINDOW - 5, State.QUEUED), (WINDOW - 4.9, State.REFUSED)])
async def test_a_bug_before_the_first_byte_is_waited_out_within_the_window(
    world: World, waited: float, state: State
) -> None:
    """The last try may be at its very end; the chat is told nothing before."""
    row = await world.submit(NotSent())
    world.provider.bug = Bug()
    world.clock.now = NOW + waited
    row = await world.again()
    reason = (None, "") if state is State.QUEUED else ("went-wrong", "")
    assert (row.state, (row.reason_key, row.reason)) == (state, reason)
    assert row.due_at == (world.clock.now + 5 if state is State.QUEUED else None)


async def test_a_claim_has_a_lease_with_and_without_limits(world: World) -> None:
    for number in range(3):
        await added(world.database, str(number), api_root=ROOT)
    world.parts["limits"] = Limits(overall=1)
    [task] = await world.submitter.claim(9)
    assert task.lease_until == NOW + LEASE and await world.submitter.claim(9) == []
    del world.parts["limits"]
    assert {task.lease_until for task in await world.submitter.claim(9)} == {NOW + LEASE}


async def test_what_a_dead_process_left_in_flight_is_a_question_once(world: World) -> None:
    await added(world.database, api_root=ROOT)
    [task] = await world.submitter.claim(1)
    assert await world.submitter.mark_interrupted() is False
    world.clock.now += LEASE + 1
    assert await world.submitter.mark_interrupted() is True
    row = await world.row(task)
    assert (row.state, row.reason_key) == (State.UNKNOWN, "interrupted")
    assert await world.submitter.mark_interrupted() is False


async def test_an_order_that_was_cancelled_meanwhile_is_not_sent_again(world: World) -> None:
    """Another process moved the row: its outcome is still stored, because nothing was charged."""
    await added(world.database, api_root=ROOT)
    submitter = world.submitter
    [task] = await submitter.claim(1)
    world.clock.now += LEASE + 1
    assert await world.submitter.mark_interrupted()
    world.provider.bug = NotSent("no route")
    moved = await submitter.submit(task)
    assert moved is not None and (moved.state, moved.reason_key) == (State.REFUSED, "unreachable")


# What is sent ---------------------------------------------------------------------------------------------------------


PHOTO = Image(message_id=3, item=0, kind="photo", ref="file-1", mime="image/png", bytes=5)
UNNAMED = replace(PHOTO, item=1, ref="file-2", mime=None)
LINK = Image(message_id=3, item=100, kind="link", ref="https://x/y.png")


async def test_pictures_are_sent_in_their_order(world: World) -> None:
    """Photos by links of the bot, links as they were written."""
    world.parts["pictures"] = passing_on(Photos())
    await world.submit(images=(LINK, PHOTO, UNNAMED))
    [request] = world.provider.requests
    assert list(request.pictures) == [
        "https://bot.example/file-1?image/png", "https://bot.example/file-2?image/jpeg", "https://x/y.png"
    ]  # fmt: skip


@pytest.mark.parametrize(("photos", "key"), [
    (None, "photos"),  # photo links are switched off since
    (Photos(PhotoGone("x")), "photo-gone"),
    (Photos(PhotoStoreRefused("no such bucket")), "photo-store"),
], ids=["off", "gone", "refused"])  # fmt: skip
async def test_an_order_never_goes_out_without_its_photos(world: World, photos: Photos | None, key: str) -> None:
    world.parts["pictures"] = passing_on(photos)
    row = await world.submit(images=(PHOTO, LINK))
    assert (row.state, row.reason_key, world.provider.creates) == (State.REFUSED, key, 0)


async def test_links_need_no_way_to_pass_photos_on(world: World) -> None:
    await world.submit(images=(LINK,))
    [request] = world.provider.requests
    assert list(request.pictures) == [LINK.ref]


# A stop ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spent", [True, False])
async def test_a_stop_says_at_once_what_is_known(world: World, *, spent: bool) -> None:
    """Before the first byte nothing was charged, and the next process sends it; after it nobody knows."""
    reached = asyncio.Event()

    class Hanging(Recording):
        async def create(self, root: str, request: CreateRequest, before_sending: Any = None) -> Created:
            if spent:
                await before_sending()
            reached.set()
            await asyncio.Event().wait()
            raise AssertionError

    world.provider = Hanging()
    await added(world.database, api_root=ROOT)
    submitter = world.submitter
    [task] = await submitter.claim(1)
    submitting = asyncio.create_task(submitter.submit(task))
    await reached.wait()
    submitting.cancel()
    with suppress(asyncio.CancelledError):
        await submitting
    row = await world.row(task)
    expected = (State.UNKNOWN, "interrupted", None) if spent else (State.QUEUED, None, NOW)
    assert (row.state, row.reason_key, row.due_at) == expected and submitting.cancelled()


async def test_a_stop_during_the_commit_does_not_lose_the_outcome(world: World, tmp_path: Path) -> None:
    """It is finished first, for a moment: here another process holds the file."""
    await added(world.database, api_root=ROOT)
    submitter = world.submitter
    [task] = await submitter.claim(1)
    other = await raw_connection(f"sqlite:///{tmp_path}/bot.db")
    await other.execute("BEGIN IMMEDIATE")
    submitting = asyncio.create_task(submitter.submit(task))
    await until(lambda: "submission_mark_running" in world.database.tried)
    submitting.cancel()
    await asyncio.sleep(0)
    await other.execute("ROLLBACK")
    await other.close()
    with suppress(asyncio.CancelledError):
        await submitting
    assert submitting.cancelled()
    assert (await world.row(task)).provider_id == ID


# What people see ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "words"), [
    (BadKey("bad key", status=401), ["401", "VIDEO_API_KEY"]),
    (BadKey("bad key", status=403), ["403", "VIDEO_API_KEY"]),
    (OutOfQuota("no credit", status=402), ["no credit"]),
], ids=str)  # fmt: skip
async def test_what_the_admins_can_mend_is_told_to_them(world: World, answer: Exception, words: list[str]) -> None:
    await world.submit(answer, origin=replace(ORIGIN, message_id=None))
    [told] = world.admin.read
    assert all(word in told for word in words)


async def test_the_status_message_waits_until_the_admins_were_told(world: World) -> None:
    """Its card says whether the owner knows. If Telegram is slow, it is shown without that."""
    telling = world.admin.telegram.hold("sendMessage", chat_id=world.admin.chat.id)
    submitting = asyncio.create_task(world.submit(BadKey("bad key", status=401)))
    assert await telling.reached()
    messages, now = StatusMessages(world.database), world.clock.now
    assert await messages.claim(now + TELLING - 0.1, now, 10) == []
    telling.release()
    task = await submitting
    assert [row.id for row in await messages.claim(now, now, 10)] == [task.id]


async def test_a_status_message_does_not_wait_long_for_the_admins(world: World) -> None:
    telling = world.admin.telegram.hold("sendMessage", chat_id=world.admin.chat.id)
    submitting = asyncio.create_task(world.submit(BadKey("bad key", status=401)))
    assert await telling.reached()
    later = world.clock.now + TELLING
    assert len(await StatusMessages(world.database).claim(later, later, 10)) == 1
    telling.release()
    await submitting


async def test_other_status_messages_wait_for_nobody(world: World) -> None:
    await world.submit(Refused("no", status=400))
    assert len(await StatusMessages(world.database).claim(world.clock.now, world.clock.now, 10)) == 1


async def test_a_photo_store_that_refuses_is_told_with_its_words(world: World) -> None:
    world.parts["pictures"] = passing_on(Photos(PhotoStoreRefused("no such bucket")))
    await world.submit(images=(PHOTO,))
    [told] = world.admin.read
    assert "no such bucket" in told


@pytest.mark.parametrize("answer", [Refused("no", status=400), NoAnswer(), NotSent(), Created(id=ID)], ids=repr)
async def test_what_the_chat_is_told_is_no_news_for_the_admins(world: World, answer: Created | Exception) -> None:
    await world.submit(answer)
    assert world.admin.read == []


async def test_an_answer_without_an_id_is_told_as_long_as_it_may_be(world: World) -> None:
    """A person looks for the task with it."""
    await world.submit(MaybeCharged(status=200, answer="x" * 9000))
    [told] = world.admin.read
    assert told.count("x") >= LONGEST_ANSWER - 1


async def test_admins_that_are_slow_do_not_delay_a_task_by_more_than_a_moment(world: World) -> None:
    """They are notified of an id that cannot be stored while the commit goes on."""
    telling = world.admin.telegram.hold("sendMessage", chat_id=world.admin.chat.id)
    world.database.fail_with("submission_mark_running", RuntimeError("a bug"), times=1)
    await added(world.database, api_root=ROOT)
    submitter = world.submitter
    [task] = await submitter.claim(1)
    submitting = asyncio.create_task(submitter.submit(task))
    assert await telling.reached()
    async with asyncio.timeout(30):
        while (await world.row(task)).state is not State.RUNNING:  # noqa: ASYNC110 - the row tells nobody
            await asyncio.sleep(0.02)
    assert not submitting.done()
    telling.release()
    await submitting
    [told] = world.admin.read
    assert ID in told and task.id in told
