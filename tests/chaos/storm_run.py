"""One storm: prompts, faults and deaths at the same time; then a calm phase until every prompt has a final answer."""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.faults import Faults as CalmTelegram
from sandbox.telegram.world import Chat, Message, Person
from sandbox.video import VideoStandIn
from sandbox.video.faults import Faults as CalmVideo
from tests.chaos.books import Books
from tests.chaos.prices import DEARER, PRICES, money_settings
from tests.chaos.storm_bots import Fleet, fleet
from tests.chaos.storm_faults import RandomFaults, RandomTelegramFaults, RandomVideoFaults
from tests.chaos.storm_judge import Evidence, Prompt, Records

SETTLES = 180.0  # seconds after the storm within which all work must be done
QUIET = 12.0  # seconds without changes after all have a final answer: longer than the lease of a dead process
POLL = 0.25  # seconds
PER_CHAT = 4  # prompts per private chat, on average
GROUPS = 3
IN_GROUPS, WITH_PHOTO, AS_ALBUM, DEAR = 0.04, 0.06, 0.02, 0.1  # shares of all prompts
BOUNDED = 0.2  # share of people with a budget that their prompts use up
FOR_A_PERSON, FOR_A_GROUP = "0.80/day", "1 videos/month"
PACE = 0.1
SHORTEST_GAP, STARTS_PER_GAP = 0.2, 2.4  # seconds; the gap between two kills is up to this many starts long


@dataclass(frozen=True)
class Storm:
    """Parameters of a storm.

    `faults`: share of calls that fail; `workers`: in addition to one web process, on PostgreSQL.
    """

    prompts: int
    kills: int
    faults: float
    seed: int
    workers: int = 3


@dataclass(frozen=True)
class Account:
    """Result of one storm. `traces`: the records of each prompt that ended badly. `books`: at its end."""

    engine: str
    evidence: Sequence[tuple[Prompt, Evidence]]
    traces: Sequence[str]
    random_faults: RandomFaults
    kills: int
    cut_off: int
    lives: int
    raged: float
    settled: float
    books: Books

    @property
    def bad(self) -> int:
        return sum(any(evidence.breaches()) for _, evidence in self.evidence)

    @property
    def in_doubt(self) -> int:
        return sum(evidence.is_told_in_doubt for _, evidence in self.evidence)

    @property
    def silent(self) -> int:
        """Prompts that a budget refused without a reply."""
        return sum(evidence.is_silent for _, evidence in self.evidence)

    @property
    def most_silent(self) -> int:
        """Upper bound of lost replies: one per message that failed, and what a death interrupted."""
        lost = sum(
            n for (call, kind), n in self.random_faults.struck.items() if call == "sendMessage" and kind != "429"
        )
        return lost + self.kills

    @property
    def most_in_doubt(self) -> int:
        """Upper bound of unknown outcomes: one per ambiguous fault, plus everything that a death interrupted."""
        return self.cut_off + self.random_faults.in_doubt


async def storm(engine: str, plan: Storm, folder: Path, say: Callable[[str], None]) -> Account:
    """Raises Crashed if a bot ends without being killed."""
    rng = random.Random(plan.seed)
    random_faults = RandomFaults(plan.faults, random.Random(plan.seed + 1))
    telegram, video = TelegramStandIn(), VideoStandIn(pace=PACE, prices=PRICES)
    async with AsyncExitStack() as stack:
        for stand_in in (telegram, video):
            await stand_in.start()
            stack.push_async_callback(stand_in.close)
        people = _People(telegram, rng, plan.prompts)
        owner = telegram.person("Owner")
        settings = money_settings(folder, *people.budgets) | {"ADMIN_IDS": str(owner.id)}
        bots = await stack.enter_async_context(fleet(engine, plan.workers, telegram, video, folder, **settings))
        await telegram.send_text(telegram.private(owner), owner, "/start")  # then the bot may write to them
        telegram.faults, video.faults = RandomTelegramFaults(random_faults), RandomVideoFaults(random_faults)
        began = time.monotonic()
        prompts = await _disrupt(plan, rng, bots, people, say)
        raged = time.monotonic()
        telegram.faults, video.faults = CalmTelegram(), CalmVideo()
        say(f"{engine}: {bots.kills} kills in {raged - began:.0f} s; now it is calm")
        records = Records(telegram, video, random_faults)
        await _settle(prompts, records, telegram, bots)
        evidence = [(prompt, await _with_row(records.evidence(prompt), prompt, bots)) for prompt in prompts]
        bad = [prompt for prompt, found in evidence if any(found.breaches())]
        traces = [await _trace(prompt, records, video, bots) for prompt in bad[:10]]
        lives = sum(bot.lives for bot in bots.bots)
        settled = time.monotonic() - raged
        assert bots.ledger is not None
        return Account(
            engine, evidence, traces, random_faults, bots.kills, len(bots.cut_off), lives, raged - began, settled,
            await Books.read(bots.ledger, video.bills),
        )  # fmt: skip


async def _disrupt(
    plan: Storm, rng: random.Random, bots: Fleet, people: "_People", say: Callable[[str], None]
) -> list[Prompt]:
    """Send the prompts evenly between the kills, and everything at random moments."""
    prompts: list[Prompt] = []
    for kill in range(1, plan.kills + 1):
        start = max(bot.start_took for bot in bots.bots)
        gap = rng.uniform(SHORTEST_GAP, max(SHORTEST_GAP, STARTS_PER_GAP * start / len(bots.bots) ** 0.5))
        coming = round(plan.prompts * kill / plan.kills) - len(prompts)
        before = 0.0
        for moment in sorted(rng.uniform(0, gap) for _ in range(coming)):
            await asyncio.sleep(moment - before)
            before = moment
            prompts.append(await people.order(len(prompts)))
        await asyncio.sleep(gap - before)
        await bots.kill_one(rng)
        if kill % 50 == 0:
            say(f"  {kill} kills, {len(prompts)} prompts")
    for _ in range(plan.prompts - len(prompts)):
        prompts.append(await people.order(len(prompts)))
    return prompts


async def _settle(prompts: Sequence[Prompt], records: Records, telegram: TelegramStandIn, bots: Fleet) -> None:
    """Wait until every prompt has a final answer and nothing has changed for a while; at most `SETTLES` seconds."""
    began = changed = time.monotonic()
    seen: list[Evidence] = []
    while time.monotonic() - began < SETTLES:
        bots.check()
        await asyncio.sleep(POLL)
        now_seen = [records.evidence(prompt) for prompt in prompts]
        at_rest = all(found.is_final or found.is_silent for found in now_seen) and not telegram.pending_update_count
        if now_seen != seen or not at_rest:
            seen, changed = now_seen, time.monotonic()
        elif time.monotonic() - changed >= QUIET:
            return


async def _with_row(found: Evidence, prompt: Prompt, bots: Fleet) -> Evidence:
    """A prompt without a reply was refused only if the bot has no row for it."""
    if not found.is_silent:
        return found
    assert bots.ledger is not None
    sql = f"SELECT id FROM tasks WHERE prompt LIKE '%{prompt.marker}%'"  # noqa: S608 - our own word
    return replace(found, ordered=bool(await bots.ledger.rows(sql)))


async def _trace(prompt: Prompt, records: Records, video: VideoStandIn, bots: Fleet) -> str:
    """Everything known about one prompt, including the bot's row and log, for diagnosis."""
    lines = [f"{prompt.marker} in {prompt.chat!r}: {records.evidence(prompt)}"]
    lines += [
        f"  create: {create.outcome} {create.task_id} at {create.at:.1f}" for create in video.matching(prompt.marker)
    ]
    lines += [f"  chat: {message!r}"[:300] for message in records.told(prompt)]
    assert bots.ledger is not None
    sql = f"SELECT * FROM tasks WHERE prompt LIKE '%{prompt.marker}%'"  # noqa: S608 - our own word
    for row in map(dict, await bots.ledger.rows(sql)):
        lines.append(f"  row: { {name: value for name, value in row.items() if value is not None} }")
        lines += [
            f"  {bot.folder.name}: {line}"[:400]
            for bot in bots.bots
            for line in bot.log().splitlines()
            if row["id"] in line
        ]
    return "\n".join(lines)


class _People:
    """Many people, each with a private chat, and some in groups as well."""

    def __init__(self, telegram: TelegramStandIn, rng: random.Random, prompts: int) -> None:
        self._telegram = telegram
        self._rng = rng
        self._people = [telegram.person(f"Person {number}") for number in range(max(1, prompts // PER_CHAT))]
        self._groups = [telegram.group(f"Club {number}", members=self._people) for number in range(GROUPS)]
        self._bounded = {person.id for person in self._people[: max(1, round(len(self._people) * BOUNDED))]}

    @property
    def budgets(self) -> list[str]:
        """Budgets of one group and of some people, which are too small for their prompts."""
        return [
            f"{self._groups[0].id} {FOR_A_GROUP}",
            *(f"{person_id} {FOR_A_PERSON}" for person_id in sorted(self._bounded)),
        ]

    async def order(self, number: int) -> Prompt:
        marker = f"storm-{number:05}."
        person, draw = self._rng.choice(self._people), self._rng.random()
        if draw < IN_GROUPS:
            chat = self._rng.choice(self._groups)
            messages = await self._in_a_group(chat, person, marker)
        else:
            chat = self._telegram.private(person)
            messages = await self._in_private(chat, person, draw - IN_GROUPS, marker)
        is_bounded = person.id in self._bounded or chat is self._groups[0]
        return Prompt(marker, chat, tuple(message.id for message in messages), is_bounded)

    async def _in_a_group(self, chat: Chat, person: Person, marker: str) -> Sequence[Message]:
        return [await self._say(chat, person, f"/video@{self._telegram.bot.username} cats, {marker}")]

    async def _in_private(self, chat: Chat, person: Person, draw: float, marker: str) -> Sequence[Message]:
        if draw < WITH_PHOTO:
            return [await self._telegram.send_photo(chat, person, f"a cat, {marker}")]
        draw -= WITH_PHOTO
        if draw < AS_ALBUM:
            return await self._telegram.send_album(chat, person, 2, f"two cats, {marker}")
        model = f" --model {DEARER}" if draw - AS_ALBUM < DEAR else ""
        return [await self._say(chat, person, f"/video a cat, {marker}{model}")]

    async def _say(self, chat: Chat, person: Person, text: str) -> Message:
        return await self._telegram.send_text(chat, person, text)
