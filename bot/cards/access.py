"""The pages of /access: chats and users with what an admin has decided about them, and buttons to decide otherwise."""

import html
from collections.abc import Collection, Mapping, Sequence

from bot.amounts import format_money, from_millionths
from bot.botapi.messenger import Button, Card
from bot.callbacks import AccessButton, AccessPageButton, Decision, callback_data
from bot.settings import Access
from bot.texts.words import Html, Words, clip_escaped
from storage.chats import Chat, ChatAccess
from storage.statistics import Spent

PAGE = 5  # chats; each has a row of buttons
LONGEST_TITLE = 64  # characters, escaped
MOST_TOPICS = 10  # listed for a chat
MARKS = {ChatAccess.ASKED: "⏳", ChatAccess.APPROVED: "✅", ChatAccess.BLOCKED: "🚫", ChatAccess.NEW: "▫️"}
LABELS = {
    Decision.APPROVE: "access-approve",
    Decision.BLOCK: "access-block",
    Decision.REMOVE: "access-remove",
}
WITHOUT_EFFECT = {
    ChatAccess.APPROVED: Decision.APPROVE,
    ChatAccess.BLOCKED: Decision.BLOCK,
    ChatAccess.NEW: Decision.REMOVE,
}
"""The decision that a chat already has."""


class AccessCards:
    """Chats and users in the order in which they are given. `mode`: the setting ACCESS; `currency`: the catalogue's."""

    def __init__(self, words: Words, mode: Access, currency: str = "") -> None:
        self._words = words
        self._mode = mode
        self._currency = currency

    def page(
        self, language: str, chats: Sequence[Chat], counts: Mapping[ChatAccess, int], number: int,
        spent: Sequence[Spent] = (), admins: Collection[int] = (),
    ) -> Card:  # fmt: skip
        """Page `number` (0 is the first). `counts`: of all chats and users, by `Chat.standing`. `spent`: this month.

        `admins`: ids of the bot's admins, about whom nobody decides.
        """
        title = self._words.say(language, "access-title", **{access: counts.get(access, 0) for access in ChatAccess})
        if self._mode is not Access.APPROVAL:
            title += "\n" + self._words.say(language, f"access-mode-{self._mode}")
        first = number * PAGE + 1
        blocks = [
            self._block(language, position, chat, spent, is_admin=chat.chat_id in admins)
            for position, chat in enumerate(chats, first)
        ]
        rows = [
            self._decisions(language, number, position, chat)
            for position, chat in enumerate(chats, first)
            if chat.chat_id not in admins
        ]
        rows.append(self._turns(language, number, sum(counts.values())))
        how = self._words.say(language, "access-how")
        return Card("\n\n".join((title, *blocks, how)), tuple(row for row in rows if row))

    def _block(self, language: str, position: int, chat: Chat, spent: Sequence[Spent], *, is_admin: bool) -> str:
        """Lines about one chat or user."""
        title = self._words.value(language, clip_escaped(chat.title, LONGEST_TITLE) or "–")
        mark = MARKS[ChatAccess.APPROVED if is_admin else chat.standing]
        line = f"{position}. {mark} <b>{title}</b> <code>{chat.chat_id}</code>"
        lines = [self._words.isolate(language, line)]
        if is_admin:
            lines.append(self._words.say(language, "access-admin"))
        if chat.topics:
            listed = ", ".join(map(str, chat.topics[:MOST_TOPICS])) + (" …" if len(chat.topics) > MOST_TOPICS else "")
            lines.append(self._words.say(language, "access-topics", topics=Html(listed)))
        if sums := self._sums(language, [each for each in spent if each.payer_id == chat.chat_id and each.videos]):
            lines.append(self._words.say(language, "access-spent", sums=Html(sums)))
        return "\n".join(lines)

    def _sums(self, language: str, spent: Sequence[Spent]) -> str:
        """What a chat or a user spent: videos, the amount in the catalogue's currency, then others, and unknown prices."""
        if not spent:
            return ""
        own_first = sorted(spent, key=lambda each: (each.currency != self._currency, each.currency))
        amounts = [format_money(from_millionths(each.amount), each.currency) for each in own_first if each.priced]
        sums = [self._words.say(language, "stats-videos", count=sum(each.videos for each in spent))]
        sums += [html.escape(amount, quote=False) for amount in amounts]
        if unpriced := sum(each.videos - each.priced for each in spent):
            sums.append(self._words.say(language, "access-spent-unpriced", number=str(unpriced)))
        return self._words.isolate(language, " · ".join(sums))

    def _decisions(self, language: str, page: int, position: int, chat: Chat) -> tuple[Button, ...]:
        """One button for each decision that changes something."""
        without_effect = WITHOUT_EFFECT.get(chat.access if chat.topics else chat.standing)
        if chat.topics and without_effect is Decision.REMOVE:
            without_effect = None
        return tuple(
            Button(
                f"{position}. {_without_sign(self._words.plain(language, label))}",
                data=callback_data(AccessButton(decision, chat.chat_id, page)),
            )
            for decision, label in LABELS.items()
            if decision is not without_effect
        )

    def _turns(self, language: str, number: int, count: int) -> tuple[Button, ...]:
        turns = {"button-previous": number - 1, "button-next": number + 1}
        return tuple(
            Button(self._words.say(language, key), data=callback_data(AccessPageButton(to)))
            for key, to in turns.items()
            if 0 <= to * PAGE < max(count, 1) and to >= 0
        )


def _without_sign(label: str) -> str:
    """The words of a label: three of them in a row have no room for its emoji as well."""
    return label.partition(" ")[2] or label
