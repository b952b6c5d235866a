"""What people rarely do, and what grows with all that they have done: each once, while others order."""

import asyncio
from collections.abc import Mapping

from benchmarks.contender import Contender
from benchmarks.grown_rows import BUSY_CHAT, BUSY_GROUP
from sandbox.telegram import Button, Message, Person, TelegramStandIn

PER_SECOND = 5.0  # orders of other chats
ORDERS = 10  # between two looks whether all is done
PATIENCE = 120.0  # seconds: two months of charges are written to a file and sent

STATEMENTS: Mapping[str, tuple[str, ...]] = {
    "a language for the chat": ("tasks_language",),
    "a new month budget": ("charges_used", "charges_slice_end"),
    "/stats csv": ("charges_listed",),
    "/broadcast": ("broadcast_candidates",),
    "a group becomes a supergroup": ("tasks_move", "charges_move_of_tasks"),
    "/forget": ("content_count", "content_photos", "content_delete"),
}
"""What is done, and the statements that take most of it."""


async def do_rarely(contender: Contender) -> list[float]:
    """Do all of it in the chat and the group that have most tasks. Returns the waits of others, in seconds, for their ids."""
    doing = asyncio.create_task(_do(contender.telegram))
    waits: list[float] = []
    try:
        while not doing.done():
            waits += (await contender.steady(ORDERS, PER_SECOND)).waits
        await doing
    finally:
        doing.cancel()
    return waits


async def _do(telegram: TelegramStandIn) -> None:
    person = telegram.world.people[BUSY_CHAT]
    chat = telegram.private(person)

    async def answered(text: str, wanted: str, reply_to: Message | None = None) -> Message:
        asked = await telegram.send_text(chat, person, text, reply_to=reply_to)
        return await telegram.wait_for(chat, wanted, timeout=PATIENCE, after=asked)

    settings = await answered("/settings", "Defaults in this chat")
    for language in ("Deutsch", "English"):
        await _press(telegram, settings, person, "Language", "Sprache")
        await _press(telegram, settings, person, language)
    await answered("/budget 9000000 videos/month", "9000000")  # the next order of anybody needs the sum
    await answered("/stats csv", "All charges from")
    news = await telegram.send_text(chat, person, "/help")
    await answered("/broadcast", "Send this message to", news)
    group = telegram.group("Film club", admins=[person], supergroup=False)
    assert group.id == BUSY_GROUP, "the rows were made for another group"
    await telegram.migrate(group)
    question = await answered("/forget", "Delete")
    await _press(telegram, question, person, "Delete")
    await telegram.wait_for(chat, "Deleted: ", timeout=PATIENCE, after=question.reply_to)


async def _press(telegram: TelegramStandIn, message: Message, person: Person, *labels: str) -> None:
    """Press the button with one of these words in its label, when it is there."""

    def found(shown: Message) -> list[Button]:
        return [each for row in shown.buttons for each in row if any(label in each.text for label in labels)]

    shown = await telegram.wait_for(
        message.chat, lambda one: one.id == message.id and bool(found(one)), timeout=PATIENCE
    )
    await telegram.press(shown, found(shown)[0], person, timeout=PATIENCE)
