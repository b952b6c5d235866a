"""A broadcast: one copy per chat, under everything else, with a report; on real SQLite and the Telegram stand-in."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from bot.botapi.messenger import Messenger, Place
from bot.botapi.pacing import SendPacing
from bot.botapi.transport import AiohttpRequest
from bot.cards.broadcasts import BroadcastCards
from bot.pipeline.broadcaster import BATCH, BUSY_PAUSE, INTERVAL, LEASE, PROGRESS_EVERY, Broadcaster
from bot.pipeline.copy_outcomes import OUTAGE_PAUSE
from bot.texts.words import Words
from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import GENERAL_TOPIC, Chat, Message, Person
from storage.broadcasts import Broadcast, Broadcasts, Copy, start_broadcast
from storage.chats import ChatAccess, Chats
from storage.database import Executor
from storage.supergroups import migrate_chat
from tests.bots import bot_over
from tests.unit.pipeline.world import Clock, FailingDatabase

BOT = 1
OFFER = "Everybody, the bot moves on Monday"


@dataclass
class World:
    """Olga, an admin, has started a broadcast of her message. `busy`: seconds that each chat would wait (0: all chats)."""

    database: FailingDatabase
    clock: Clock
    telegram: TelegramStandIn
    messenger: Messenger
    olga: Person
    paced: Clock
    elapsed: Clock = field(default_factory=lambda: Clock(0.0))
    busy: dict[int, float] = field(default_factory=dict)
    slept: list[float] = field(default_factory=list)
    source: Message | None = None
    question: Message | None = None

    def __post_init__(self) -> None:
        self.broadcasts = Broadcasts(self.database, BOT)
        self.sender = self.process()

    def process(self) -> Broadcaster:
        """The broadcaster of a process."""

        async def sleep(seconds: float) -> None:
            self.slept.append(seconds)

        async def move(old_id: int, new_id: int) -> None:
            await migrate_chat(self.database, BOT, old_id=old_id, new_id=new_id, now=self.clock())

        return Broadcaster(
            database=self.database, bot_id=BOT, messenger=self.messenger, cards=BroadcastCards(Words.load()),
            would_wait=lambda chat_id: self.busy.get(chat_id, 0.0), move_chat=move, clock=self.clock,
            elapsed=self.elapsed, sleep=sleep,
        )  # fmt: skip

    @property
    def chat(self) -> Chat:
        return self.telegram.private(self.olga)

    async def people(self, *names: str) -> list[Person]:
        """People whose chats are approved, and who have started the bot."""
        people = [self.telegram.person(name) for name in names]
        for person in people:
            await self.telegram.send_text(self.telegram.private(person), person, "/start")
            await Chats(self.database, BOT).set_access(person.id, ChatAccess.APPROVED, now=self.clock())
        return people

    async def start(self) -> None:
        """As a press of *Send* does."""
        self.source = await self.telegram.send_text(self.chat, self.olga, OFFER)
        card = BroadcastCards(Words.load()).question("en", self.source.id, 1)
        await self.telegram.send_text(self.chat, self.olga, "/broadcast", reply_to=self.source)
        question_id = await self.messenger.send(Place(self.chat.id), card)
        self.question = self.chat.messages[question_id]
        assert await start_broadcast(
            self.database, BOT, chat_id=self.chat.id, source_id=self.source.id, question_id=question_id, language="en",
            everybody=False, now=self.clock(),
        )  # fmt: skip

    @property
    def id(self) -> str:
        assert self.question is not None
        return self.broadcasts.id_of(self.chat.id, self.question.id)

    async def claim(self) -> Broadcast:
        [broadcast] = await self.sender.claim(1)
        return broadcast

    async def step(self) -> None:
        """One turn of the loop, if it is due."""
        for broadcast in await self.sender.claim(1):
            await self.sender.work(broadcast)

    async def run(self, turns: int = 20) -> None:
        for _ in range(turns):
            await self.step()

    def got(self, person: Person) -> int:
        """How many copies a person has received."""
        return sum(m.words == OFFER for m in self.telegram.messages(self.telegram.private(person), from_bot=True))

    @property
    def report(self) -> str:
        """The report; fails if there is none or more than one."""
        [text] = [
            message.words
            for message in self.telegram.messages(self.chat, from_bot=True)
            if message.reply_to is self.question
        ]
        return text

    @property
    def reports(self) -> int:
        return sum(message.reply_to is self.question for message in self.telegram.messages(self.chat, from_bot=True))

    async def tally(self) -> dict[Copy, int]:
        return (await self.broadcasts.tally(self.id)).by_state


@pytest.fixture
async def world(failing: FailingDatabase, clock: Clock) -> AsyncIterator[World]:
    async def moved(_old: int, _new: int) -> None:
        """The broadcaster moves chats."""

    telegram = TelegramStandIn()
    await telegram.start()
    olga = telegram.person("Olga")
    paced = Clock(0.0)

    async def skip(seconds: float) -> None:
        paced.now += seconds

    async with AiohttpRequest() as request:
        bot = bot_over(request, telegram.token, telegram.url, rate_limiter=SendPacing(20, clock=paced, sleep=skip))
        messenger = Messenger(bot, moved)
        yield World(failing, clock, telegram, messenger, olga, paced)
    await telegram.close()


async def test_every_chat_gets_one_copy_and_the_admin_a_report(world: World) -> None:
    """The question's message shows that it is over; the copy has no buttons and no link to its author."""
    people = await world.people("Ann", "Ben", "Cy")
    await world.start()
    await world.run()
    assert [world.got(person) for person in people] == [1, 1, 1]
    assert world.report == "📣 The broadcast is done.\nSent: 3\nBlocked the bot: 0\nFailed: 0"
    assert world.question is not None and "is over" in world.question.words and not world.question.buttons
    assert world.slept == [INTERVAL] * 3


async def test_a_chat_that_blocked_the_bot_is_counted_and_skipped_later(world: World) -> None:
    ann, ben = await world.people("Ann", "Ben")
    await world.telegram.block(ann)
    await world.start()
    await world.run()
    assert world.report == "📣 The broadcast is done.\nSent: 1\nBlocked the bot: 1\nFailed: 0"
    assert await world.broadcasts.count_recipients(everybody=False) == 1
    assert (world.got(ann), world.got(ben)) == (0, 1)


async def test_a_group_where_the_bot_may_not_write_fails_alone(world: World) -> None:
    """Not blocked: it is tried again with the next broadcast."""
    [ann] = await world.people("Ann")
    group = world.telegram.group("The Anns", members=[ann])
    await world.telegram.mute_bot(group)
    await Chats(world.database, BOT).set_access(group.id, ChatAccess.APPROVED, now=world.clock())
    await world.start()
    await world.run()
    assert world.report == "📣 The broadcast is done.\nSent: 1\nBlocked the bot: 0\nFailed: 1"
    assert await world.broadcasts.count_recipients(everybody=False) == 2


def copies(world: World, group: Chat) -> list[int | None]:
    """The topics of a group that got a copy."""
    return [message.thread for message in world.telegram.messages(group, from_bot=True) if message.words == OFFER]


async def forum(world: World, *names: str) -> tuple[Chat, list[int]]:
    """A group of which these topics are approved; `General` is its main topic."""
    group = world.telegram.group("The Anns", members=[world.olga], topics=True)
    world.telegram.topic(group, "not approved")
    topics = [GENERAL_TOPIC if name == "General" else world.telegram.topic(group, name) for name in names]

    async def approve(tx: Executor) -> None:
        for topic in topics:
            await Chats(tx, BOT).approve_topic(group.id, topic, now=world.clock())

    await world.database.transaction(approve)
    return group, topics


async def test_a_group_gets_its_copy_in_an_approved_topic(world: World) -> None:
    """Not where nobody approved the bot; once, however many topics are approved."""
    group, [first, _] = await forum(world, "videos", "more videos")
    main, _ = await forum(world, "videos", "General")
    await world.start()
    await world.run()
    assert copies(world, group) == [first]
    assert copies(world, main) == [None]
    assert "Sent: 2\n" in world.report


async def test_a_topic_that_was_deleted_leaves_the_copy_to_the_next(world: World) -> None:
    """Telegram refuses it there, so nothing arrived. Without another topic the copy fails."""
    group, [deleted, left] = await forum(world, "videos", "more videos")
    gone, [only] = await forum(world, "videos")
    world.telegram.delete_topic(group, deleted)
    world.telegram.delete_topic(gone, only)
    await world.start()
    await world.run()
    assert (copies(world, group), copies(world, gone)) == ([left], [])
    assert "Sent: 1\n" in world.report and "Failed: 1" in world.report


async def test_a_copy_in_a_topic_that_may_have_arrived_is_not_tried_in_the_next(world: World) -> None:
    group, topics = await forum(world, "videos", "more videos")
    await world.start()
    world.telegram.faults.add("copyMessage", "reset_after")
    await world.run()
    assert copies(world, group) == topics[:1]
    assert "May have arrived, not repeated: 1" in world.report


async def test_other_messages_go_first(world: World) -> None:
    """While the limit of all chats is used up, no copy is sent; then they go on."""
    people = await world.people("Ann", "Ben")
    await world.start()
    world.busy[0] = 0.5
    await world.step()
    assert [world.got(person) for person in people] == [0, 0]
    assert await world.sender.claim(1) == []  # not before the pause is over
    world.busy.clear()
    world.clock.now += BUSY_PAUSE
    await world.run()
    assert [world.got(person) for person in people] == [1, 1]


async def test_a_chat_with_messages_of_its_own_waits_while_others_go_on(world: World) -> None:
    """The copy would stand before the answers in the queue of its chat."""
    ann, ben = await world.people("Ann", "Ben")
    await world.start()
    world.busy[ann.id] = 40.0
    await world.run()
    assert (world.got(ann), world.got(ben), world.reports) == (0, 1, 0)
    world.busy.clear()
    world.clock.now += 41
    await world.run()
    assert (world.got(ann), world.got(ben), world.reports) == (1, 1, 1)


async def test_a_batch_is_short(world: World) -> None:
    """A stopping process waits for no more than a batch; the progress is shown, but not after each copy."""
    people = await world.people(*(f"P{number}" for number in range(BATCH + 2)))
    await world.start()
    assert world.question is not None
    await world.step()
    assert sum(map(world.got, people)) == BATCH
    assert f"{BATCH} of {BATCH + 2}" in world.question.words
    assert [button.text for row in world.question.buttons for button in row] == ["Stop"]
    await world.step()
    assert sum(map(world.got, people)) == BATCH + 2
    assert world.reports == 1


async def test_the_progress_is_not_shown_more_often_than_useful(world: World) -> None:
    people = await world.people(*(f"P{number}" for number in range(2 * BATCH + 1)))
    await world.start()
    assert world.question is not None
    await world.step()
    await world.step()
    assert sum(map(world.got, people)) == 2 * BATCH
    assert f": {BATCH} of" in world.question.words
    world.elapsed.now += PROGRESS_EVERY
    world.busy[0] = 1.0
    await world.step()
    assert f": {2 * BATCH} of" in world.question.words


async def test_stop_ends_it_with_a_report(world: World) -> None:
    """What was not sent is counted, and never sent."""
    people = await world.people(*(f"P{number}" for number in range(BATCH + 2)))
    await world.start()
    await world.step()
    assert await world.broadcasts.stop(world.id, world.clock())
    await world.run()
    assert sum(map(world.got, people)) == BATCH
    assert world.report == f"📣 The broadcast was stopped.\nSent: {BATCH}\nBlocked the bot: 0\nFailed: 0\nNot sent: 2"


async def test_a_copy_that_may_have_arrived_is_not_repeated(world: World) -> None:
    """Telegram took it, and the answer was lost."""
    ann, ben = await world.people("Ann", "Ben")
    await world.start()
    world.telegram.faults.add("copyMessage", "reset_after")
    await world.run()
    assert (world.got(ann), world.got(ben)) == (1, 1)
    assert world.report.endswith("Sent: 1\nBlocked the bot: 0\nFailed: 0\nMay have arrived, not repeated: 1")


async def test_a_killed_process_sends_nothing_twice(world: World) -> None:
    """It died with one copy on its way. Another process goes on when the lease is over."""
    ann, ben = await world.people("Ann", "Ben")
    await world.start()
    dead = await world.claim()
    assert await world.broadcasts.begin(dead, ann.id)
    await world.messenger.copy(ann.id, world.chat.id, dead.source_id)
    await world.run()
    assert (world.got(ann), world.got(ben)) == (1, 0)
    world.clock.now += LEASE + 1
    world.sender = world.process()
    await world.run()
    assert (world.got(ann), world.got(ben)) == (1, 1)
    assert world.report.endswith("Sent: 1\nBlocked the bot: 0\nFailed: 0\nMay have arrived, not repeated: 1")


async def test_a_process_that_stalls_past_its_lease_sends_nothing(world: World) -> None:
    """Another process may have the broadcast: the check comes right before the send."""
    [ann] = await world.people("Ann")
    await world.start()
    broadcast = await world.claim()
    assert await world.broadcasts.begin(broadcast, ann.id)
    assert await world.sender._copy(broadcast, ann.id, deadline=-1.0) == 0.0
    assert await world.tally() == {Copy.WAITING: 1} and world.got(ann) == 0


async def test_an_outage_of_telegram_is_waited_for(world: World) -> None:
    """Nothing is lost, and nothing counts as failed."""
    await world.people("Ann")
    await world.start()
    await world.telegram.close()
    await world.run(3)
    assert await world.tally() == {Copy.WAITING: 1}
    assert await world.sender.claim(1) == []
    world.clock.now += OUTAGE_PAUSE
    assert await world.sender.claim(1) != []


async def test_a_deleted_message_ends_it(world: World) -> None:
    """One refusal is enough: nothing more is sent, and no chat counts as failed."""
    people = await world.people("Ann", "Ben", "Cy")
    await world.start()
    assert world.source is not None
    await world.telegram.delete_message(world.source)
    await world.run()
    assert sum(map(world.got, people)) == 0
    assert world.report.startswith("📣 The broadcast ended early") and world.report.endswith("Not sent: 3")


async def test_a_group_that_became_a_supergroup_gets_its_copy_there(world: World) -> None:
    [ann] = await world.people("Ann")
    group = world.telegram.group("The Anns", members=[ann], supergroup=False)
    await Chats(world.database, BOT).set_access(group.id, ChatAccess.APPROVED, now=world.clock())
    await world.start()
    new = await world.telegram.migrate(group)
    await world.run()
    assert [message.words for message in world.telegram.messages(new, from_bot=True)] == [OFFER]
    assert "Sent: 2" in world.report


async def test_a_report_that_telegram_did_not_take_is_sent_later(world: World) -> None:
    await world.people("Ann")
    await world.start()
    world.telegram.faults.add("sendMessage", "429", retry_after=90)
    await world.run(3)
    assert world.reports == 0
    world.clock.now += OUTAGE_PAUSE
    world.paced.now += 100
    await world.run(3)
    assert world.reports == 1
