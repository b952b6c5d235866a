"""Inline mode finds a user's own videos, page by page, and nobody else's."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access.gate import Gate, Requester
from bot.access.members import Members
from bot.callbacks import Decision
from bot.orders.own_videos import MOST_SCANNED, PAGE, Cursor, OwnVideos, Page, folded, matches
from bot.settings import Access
from bot.texts.words import Words
from storage.database import Database
from storage.deliveries import Deliveries
from storage.model import ALPHABET, NewTask, Origin, Task
from storage.slices import ALL_TASKS
from storage.states import State
from storage.tasks import Tasks
from storage.videos import Position
from tests.conftest import migrated_file
from tests.unit.orders.world import ADA, BOT
from tests.unit.pipeline.world import Clock, admin, nobody

USER = Requester(chat_id=ADA, title="", user_id=ADA, user_name="", private=True)
GROUP, BEN = -100, 6


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database.opened(await migrated_file(tmp_path)) as opened:
        yield opened


def gate_of(database: Database, mode: Access = Access.OPEN) -> Gate:
    return Gate(mode=mode, admins=nobody(database), database=database, bot_id=BOT, words=Words.load())


def own_videos(database: Database, mode: Access = Access.OPEN) -> OwnVideos:
    return OwnVideos(database, gate_of(database, mode), BOT)


async def make(
    database: Database, prompt: str, at: float, *, user: int = ADA, chat: int = ADA, thread: int | None = None,
    bot: int = BOT, kind: str = "video", state: State = State.DELIVERED,
) -> str:  # fmt: skip
    """A task that was ordered at a time, and delivered if that is its state; returns its id."""
    origin = Origin(
        bot_id=bot, chat_id=chat, message_id=None, thread_id=thread, user_id=user, private=chat == user, language="en"
    )

    async def work(tx: Any) -> str:
        start = State.DELIVERING if state is State.DELIVERED else state
        new = NewTask(
            state=start, origin=origin, prompt=prompt, parameters=None, provider="default", api_root="r",
            idempotency_key=f"{bot}:{chat}:{at}",
        )  # fmt: skip
        task = await Tasks(tx).add(new, at)
        assert task is not None
        if state is State.DELIVERED:
            file_id = None if kind == "link" else f"file-{task.id}"
            assert await Deliveries(tx).mark_delivered(task, message_id=1, file_id=file_id, file_kind=kind, now=at)
        return task.id

    return await database.transaction(work)


def prompts(page: Page) -> list[str]:
    return [found.video.prompt for found in page.found]


async def test_an_empty_query_finds_the_newest_first(database: Database) -> None:
    for at, prompt in enumerate(["first", "second", "third"]):
        await make(database, prompt, at)
    page = await own_videos(database).page(USER, "", "")
    assert (prompts(page), page.has_more, page.has_videos) == (["third", "second", "first"], False, True)


async def test_other_users_other_bots_and_what_is_not_delivered_are_not_found(database: Database) -> None:
    await make(database, "Ben's", 1, user=BEN, chat=BEN)
    await make(database, "Ben's in the group", 2, user=BEN, chat=GROUP)
    await make(database, "another bot's", 3, bot=BOT + 1)
    await make(database, "only a link", 4, kind="link")
    for number, state in enumerate(set(State) - {State.DELIVERED}):
        await make(database, f"{state}", 10 + number, state=state)
    page = await own_videos(database).page(USER, "", "")
    assert (prompts(page), page.has_videos) == ([], False)


async def test_own_videos_of_groups_are_found_in_every_chat(database: Database) -> None:
    await make(database, "in the group", 1, chat=GROUP)
    await make(database, "in private", 2)
    assert prompts(await own_videos(database).page(USER, "in", "")) == ["in private", "in the group"]


async def test_an_erased_video_is_not_found(database: Database) -> None:
    await make(database, "a secret", 1)
    await database.all(
        "content_delete", bot_id=BOT, chat_id=ADA, anybody=0, user_id=ADA, before=5.0, unfinished=1, **ALL_TASKS
    )
    assert not (await own_videos(database).page(USER, "", "")).has_videos


async def test_a_muted_video_that_arrived_late_is_not_found(database: Database) -> None:
    """It may have arrived, was cancelled by its user, and then Telegram answered after all."""
    await make(database, "muted", 1, state=State.UNDELIVERED)
    [row] = await database.all("tasks_of_chat", bot_id=BOT, chat_id=ADA, skip=0, most=1)
    task = await Tasks(database).mute(Task.from_row(row), 2.0)
    assert task is not None
    late = await Deliveries(database).mark_delivered(task, message_id=1, file_id="late", file_kind="video", now=3.0)
    assert late is not None and late.muted
    assert await own_videos(database).page(USER, "", "") == Page()


@given(st.text(max_size=300))
def test_every_word_of_a_prompt_finds_it(prompt: str) -> None:
    assert matches(prompt, folded(prompt).split())
    assert all(matches(prompt, [word]) for word in folded(prompt).split())


@given(st.floats(0, 4e9), st.text(ALPHABET, min_size=10, max_size=10), st.integers(0, MOST_SCANNED))
def test_an_offset_is_read_as_it_was_written(created_at: float, task_id: str, scanned: int) -> None:
    cursor = Cursor(Position(created_at, task_id), scanned)
    assert Cursor.read(str(cursor)) == cursor
    assert len(str(cursor).encode()) <= 64


@pytest.mark.parametrize(
    ("query", "prompt"),
    [
        ("CAT", "a black cat"),
        ("cat black", "a black cat"),
        ("кот", "Рыжий КОТ на крыше"),
        ("strasse", "eine STRAẞE im Regen"),
        ("ΣΊΣΥΦΟΣ", "ο Σίσυφος"),
        ("éclair", "un E\u0301CLAIR"),
        ("猫", "一只黑猫在跑"),
        ("ａｂｃ", "ABC"),
        ("100%", "100% wool"),
        ("a_b", "file a_b"),
    ],
)
def test_words_are_found_whatever_their_case(query: str, prompt: str) -> None:
    assert matches(prompt, folded(query).split())


@pytest.mark.parametrize(
    ("query", "prompt"), [("dog", "a cat"), ("cat dog", "a cat"), ("a_b", "file axb"), ("%", "a cat")]
)
def test_every_word_has_to_be_there_and_none_is_a_pattern(query: str, prompt: str) -> None:
    assert not matches(prompt, folded(query).split())


async def test_pages_follow_each_other_without_gaps_or_repeats(database: Database) -> None:
    """Also for videos that were ordered at the same moment, and if new ones arrive meanwhile."""
    for number in range(2 * PAGE + 5):
        await make(database, f"cat {number}", number // 3, chat=-number - 1)
        await make(database, f"dog {number}", number // 3, chat=-number - 1000)
    videos, offset, seen, sizes = own_videos(database), "", list[str](), list[int]()
    while True:
        page = await videos.page(USER, "cat", offset)
        seen += prompts(page)
        sizes.append(len(page.found))
        if not page.has_more:
            break
        offset = str(page.found[-1].after)
        assert len(offset.encode()) <= 64
        await make(database, f"new cat {len(sizes)}", 1000.0 + len(sizes))
    assert sizes == [PAGE, PAGE, 5]
    assert sorted(seen) == sorted(f"cat {number}" for number in range(2 * PAGE + 5))


async def test_exactly_one_page_has_no_next(database: Database) -> None:
    for number in range(PAGE):
        await make(database, f"cat {number}", number)
    assert not (await own_videos(database).page(USER, "cat", "")).has_more


async def test_a_search_ends_after_the_newest(database: Database) -> None:
    """What is older than the newest thousand is not looked through, on whatever page it would be."""
    await make(database, "an old cat", 0)
    reached = Cursor(Position(1.0, "a" * 10), MOST_SCANNED)
    assert (await own_videos(database).page(USER, "", str(reached))).found == ()
    almost = Cursor(Position(1.0, "a" * 10), MOST_SCANNED - 1)
    assert prompts(await own_videos(database).page(USER, "", str(almost))) == ["an old cat"]


ID = "abcdefghjk"


@pytest.mark.parametrize(
    "offset",
    [
        "x",
        "1 2",
        "1 x y",
        f"x 9.0 {ID}",
        f"1 2 {ID} 4",
        f"-5 9.0 {ID}",
        f"1 nan {ID}",
        f"1 inf {ID}",
        "1 9.0 x",
        "1 9.0 \0",
        "\0",
    ],
)
async def test_an_offset_that_is_not_ours_finds_nothing(database: Database, offset: str) -> None:
    """Apps send back what they got; somebody else's program may send anything."""
    await make(database, "a cat", 1)
    assert await own_videos(database).page(USER, "", offset) == Page()
    assert prompts(await own_videos(database).page(USER, "", f"1 9.0 {ID}")) == ["a cat"]


@pytest.mark.parametrize("decision", [Decision.BLOCK, Decision.REMOVE])
async def test_a_user_who_may_not_order_sees_nothing(database: Database, decision: Decision) -> None:
    """Not even that there are videos."""
    await make(database, "in private", 1)
    videos, gate = own_videos(database, Access.APPROVAL), gate_of(database, Access.APPROVAL)
    await gate.decide(ADA, Decision.APPROVE)
    assert prompts(await videos.page(USER, "", "")) == ["in private"]
    await gate.decide(ADA, decision)
    assert await videos.page(USER, "", "") == Page()


async def test_a_user_of_an_approved_group_sees_the_videos_of_that_group_only(database: Database) -> None:
    """Unless the user is blocked."""
    await make(database, "in private", 1)
    await make(database, "in the group", 2, chat=GROUP)
    await make(database, "in another group", 3, chat=GROUP - 1)
    videos, gate = own_videos(database, Access.APPROVAL), gate_of(database, Access.APPROVAL)
    await gate.decide(GROUP, Decision.APPROVE)
    assert prompts(await videos.page(USER, "", "")) == ["in the group"]
    await gate.decide(ADA, Decision.BLOCK)
    assert await videos.page(USER, "", "") == Page()


async def test_an_approved_topic_shows_its_videos(database: Database) -> None:
    await make(database, "in the topic", 1, chat=GROUP, thread=7)
    await make(database, "in another topic", 2, chat=GROUP, thread=8)
    videos, gate = own_videos(database, Access.APPROVAL), gate_of(database, Access.APPROVAL)
    await gate.decide(GROUP, Decision.APPROVE, topic=7)
    assert prompts(await videos.page(USER, "", "")) == ["in the topic"]


async def test_a_member_of_an_approved_group_sees_all_and_nobody_is_asked(database: Database) -> None:
    """With ACCESS=members. A user without videos causes no question to Telegram, and no admin gets a request."""
    clock = Clock()
    async with admin(database, clock) as olga:
        gate = Gate(
            mode=Access.MEMBERS, admins=olga.admins, database=database, bot_id=BOT, words=Words.load(),
            members=Members(olga.messenger, clock), clock=clock,
        )  # fmt: skip
        ada, eve = olga.telegram.person("Ada"), olga.telegram.person("Eve")
        club = olga.telegram.group("Club", members=[ada])
        await gate.decide(club.id, Decision.APPROVE)
        await make(database, "in private", 1, user=ada.id, chat=ada.id)
        videos = OwnVideos(database, gate, BOT)
        asking = [Requester(one.id, "", one.id, "", private=True) for one in (ada, eve)]
        assert prompts(await videos.page(asking[0], "", "")) == ["in private"]
        asked = len(olga.telegram.calls_to("getChatMember"))
        assert await videos.page(asking[1], "", "") == Page()
        assert len(olga.telegram.calls_to("getChatMember")) == asked == 1
        await make(database, "Eve's", 2, user=eve.id, chat=eve.id)
        assert await videos.page(asking[1], "", "") == Page()
        assert olga.telegram.calls_to("sendMessage") == []
