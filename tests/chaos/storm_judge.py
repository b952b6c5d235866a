"""Judges each prompt by the records of the stand-ins alone, without the bot or its database."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.texts.words import TAG, Html, Words
from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Message
from sandbox.video import VideoStandIn
from tests.chaos.storm_faults import DEFINITELY_FREE, RandomFaults

HOLE = "\N{BLACK SQUARE}"


class Word(StrEnum):
    """A final answer about a task."""

    UNKNOWN = "unknown"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    EXPIRED = "expired"
    REFUSED = "refused"  # states that nothing was charged


class Breach(StrEnum):
    """A broken promise."""

    LOST = "lost"
    DOUBLE_CREATED = "double-created"
    DELIVERED_TWICE = "delivered twice"
    UNRESOLVED = "unresolved"
    SENT_ANYWAY = "sent against a budget"
    REFUSED_WRONGLY = "refused without a budget"


HONEST = frozenset({Word.UNKNOWN, Word.UNDELIVERED, Word.FAILED, Word.EXPIRED})


@dataclass(frozen=True)
class Prompt:
    """A user's order. `marker` occurs in its text and in no other; `message_ids`: its messages.

    `is_bounded`: a budget that may be used up holds for it.
    """

    marker: str
    chat: Chat
    message_ids: tuple[int, ...]
    is_bounded: bool = False


@dataclass(frozen=True)
class Evidence:
    """The records about one prompt.

    `posts`: creates that the provider may have accepted, as far as the sender could know; `charged`: those it accepted.
    `words`: the final answers on cards; if money may be at stake, only those with buttons for what to do.
    `over_budget`: it was answered that a budget has too little left. `is_bounded`: as of the prompt. `answered`: the bot has
    replied at all; `ordered`: it has a row for the prompt, which is looked up at the end.
    """

    posts: int = 0
    charged: int = 0
    videos: int = 0
    words: frozenset[Word] = field(default_factory=frozenset)
    over_budget: bool = False
    is_bounded: bool = False
    answered: bool = True
    ordered: bool = False

    @property
    def is_silent(self) -> bool:
        """A budget may have refused it, and the reply was lost: replies are not repeated, as cards are."""
        return self.is_bounded and not (self.answered or self.ordered or self.posts or self.charged or self.videos)

    @property
    def is_final(self) -> bool:
        return bool(self.videos or self.words or self.over_budget)

    @property
    def is_told_in_doubt(self) -> bool:
        return bool(self.words & {Word.UNKNOWN, Word.UNDELIVERED})

    @property
    def outcome(self) -> str:
        """The outcome in one word, for a table."""
        if self.videos or not (self.over_budget or self.is_silent):
            return "delivered" if self.videos else next((str(word) for word in Word if word in self.words), "nothing")
        return "over budget"  # with or without the reply

    def breaches(self) -> Iterator[Breach]:
        if self.charged and not self.videos and not self.words & HONEST:
            yield Breach.LOST
        if self.posts > 1:
            yield Breach.DOUBLE_CREATED
        if self.videos > 1:
            yield Breach.DELIVERED_TWICE
        if not (self.is_final or self.is_silent):
            yield Breach.UNRESOLVED
        if self.over_budget and (self.posts or self.charged or self.videos or self.words):
            yield Breach.SENT_ANYWAY
        if self.over_budget and not self.is_bounded:
            yield Breach.REFUSED_WRONGLY


class Records:
    """Reads the records of both stand-ins."""

    def __init__(self, telegram: TelegramStandIn, video: VideoStandIn, random_faults: RandomFaults) -> None:
        self._telegram = telegram
        self._video = video
        self._random_faults = random_faults
        self._phrases = phrases(Words.load())
        self._refusals = refusals(Words.load())

    def evidence(self, prompt: Prompt) -> Evidence:
        creates = self._video.matching(prompt.marker)
        dropped = sum(prompt.marker in text for text in self._random_faults.unread)
        answers = self._telegram.messages(prompt.chat, from_bot=True)
        cards = [message for message in answers if _replies(message, prompt) and not _is_result(message)]
        return Evidence(
            posts=dropped + sum(create.outcome not in DEFINITELY_FREE for create in creates),
            charged=sum(create.charged for create in creates),
            videos=sum(_is_result(message) and prompt.marker in message.words for message in answers),
            words=frozenset(word for card in cards for word in self._final(card)),
            over_budget=any(phrase in card.words for card in cards for phrase in self._refusals),
            is_bounded=prompt.is_bounded,
            answered=any(_replies(message, prompt) for message in answers) or bool(creates),
        )

    def told(self, prompt: Prompt) -> Sequence[Message]:
        """All messages in the chat that belong to the prompt, for diagnosis."""
        return [
            message
            for message in self._telegram.messages(prompt.chat)
            if _replies(message, prompt) or prompt.marker in message.words
        ]

    def _final(self, card: Message) -> Iterator[Word]:
        said = {word for word, phrase in self._phrases.items() if phrase in card.words}
        return iter(said if card.buttons else said - HONEST)


def phrases(words: Words) -> dict[Word, str]:
    """The bot's own texts for each final answer, without their placeholders."""
    return {word: _fixed(words.say("en", _key(word), reason=Html(HOLE), id=Html(HOLE))) for word in Word}


def _key(word: Word) -> str:
    """A text that is only on the card of this outcome. What a failure begins with depends on its reason."""
    return "status-failed-money" if word is Word.FAILED else f"status-{word}"


def refusals(words: Words) -> frozenset[str]:
    """The bot's own texts for a budget that has too little left, without their placeholders."""
    hole = Html(HOLE)
    return frozenset(
        _fixed(words.say("en", key, payer=payer, period=period, until=hole, price=hole))
        for key in ("budget-used-up", "budget-too-little")
        for payer in ("all", "chat", "user")
        for period in ("day", "month")
    )


def _fixed(text: str) -> str:
    lines = re.split(rf"{HOLE}|\n", html.unescape(TAG.sub("", text)))
    return max((line.strip() for line in lines), key=len)


def _replies(message: Message, prompt: Prompt) -> bool:
    return message.from_bot and message.reply_to is not None and message.reply_to.id in prompt.message_ids


def _is_result(message: Message) -> bool:
    return message.video is not None or message.document is not None
