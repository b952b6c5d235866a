"""Cards of /stats, /usage and /balance: what was made, what it cost, and what is left."""

import html
from collections.abc import Mapping, Sequence

from bot.amounts import format_money, from_millionths
from bot.cards.totals import Totals, ranked
from bot.catalogue import Catalogue
from bot.texts.words import TAG, Html, Words
from storage.records import dataclass
from storage.statistics import Outcome, Sum

TOPS = (10, 5, 3)  # lines of a list: fewer if the message would be too long
LONGEST_TEXT = 4000  # characters of a message, without markup; Telegram takes 4096
LONGEST_NAME = 32  # characters


@dataclass(frozen=True, kw_only=True)
class Span:
    """The current day and month in the owner's time zone: `2026-11-30` and `2026-11`."""

    day: str
    month: str


@dataclass(frozen=True, kw_only=True)
class Lists:
    """The sums of a month by model, chat and user. `chats` is empty if they are those of one chat."""

    models: Sequence[Sum]
    chats: Sequence[Sum]
    users: Sequence[Sum]


@dataclass(frozen=True, kw_only=True)
class BudgetLeft:
    """A budget that holds for somebody. `payer`: all, chat or user; `period`: day or month. The amounts are formatted."""

    payer: str
    period: str
    left: str
    most: str
    until: str


@dataclass(frozen=True, kw_only=True)
class Account:
    """What a provider reports about the account of its key. `left` None: no limit; `used` None: it reports nothing."""

    provider: str
    left: float | None = None
    used: float | None = None


class StatisticsCards:
    """Texts in the language of the user, as Telegram HTML."""

    def __init__(self, words: Words, catalogue: Catalogue) -> None:
        self._words = words
        self._catalogue = catalogue

    def statistics(self, language: str | None, span: Span, lists: Lists, names: Mapping[str, str]) -> str:
        """The answer to /stats. `names`: of chats and users, by id."""
        for top in TOPS:
            text = self._statistics(language, span, lists, names, top)
            if len(html.unescape(TAG.sub("", text))) <= LONGEST_TEXT:
                break
        return text

    def usage(self, language: str | None, span: Span, sums: Sequence[Sum], left: Sequence[BudgetLeft]) -> str:
        """The answer to /usage: one payer's numbers, and what the budgets leave."""
        lines = self._periods(language, span, sums)
        if left:
            lines += ["", self._words.say(language, "usage-left-title")]
            lines += [self._words.say(language, "usage-left", **vars(each)) for each in left]
        return "\n".join(lines)

    def balance(self, language: str | None, accounts: Sequence[Account]) -> str:
        """The answer to /balance."""
        lines = [self._words.say(language, "balance-title")]
        lines += [self._account(language, account) for account in accounts]
        if any(account.used is not None for account in accounts):
            lines += ["", self._words.say(language, "balance-unit")]
        return "\n".join(lines)

    def _statistics(self, language: str | None, span: Span, lists: Lists, names: Mapping[str, str], top: int) -> str:
        say, lines = self._words.say, self._periods(language, span, lists.models)
        titles = {model.name: model.title for model in self._catalogue.models}
        for title, sums, known in (
            (say(language, "stats-models"), lists.models, titles),
            (say(language, "stats-chats"), lists.chats, names),
            (say(language, "stats-users"), lists.users, names),
        ):
            if entries := ranked(sums, self._catalogue.currency, lambda each: each.item):
                today = dict(ranked((each for each in sums if each.day == span.day), "", lambda each: each.item))
                lines += ["", title, *self._list(language, entries, today, known, top)]
        return "\n".join((*lines, "", say(language, "stats-how")))

    def _periods(self, language: str | None, span: Span, sums: Sequence[Sum]) -> list[str]:
        say = self._words.say
        today = [each for each in sums if each.day == span.day]
        return [
            say(language, "stats-today", date=span.day),
            *self._totals(language, Totals.of(today)),
            "",
            say(language, "stats-month", date=span.month),
            *self._totals(language, Totals.of(sums)),
        ]

    def _totals(self, language: str | None, totals: Totals) -> list[str]:
        say, number = self._words.say, {outcome: str(totals.outcomes.get(outcome, 0)) for outcome in Outcome}
        lines = [
            say(
                language,
                "stats-counts",
                made=number[Outcome.MADE],
                failed=number[Outcome.FAILED],
                unknown=number[Outcome.UNKNOWN],
            )
        ]
        if totals.outcomes.get(Outcome.IN_PROGRESS):
            lines.append(say(language, "stats-in-progress", number=number[Outcome.IN_PROGRESS]))
        if amount := self._own_currency(totals):
            lines.append(say(language, "stats-spent", amount=amount))
        if others := self._other_currencies(totals):
            lines.append(say(language, "stats-spent-other", amounts=", ".join(others)))
        if totals.unpriced:
            lines.append(say(language, "stats-unpriced", videos=self._videos(language, totals.unpriced)))
        if totals.outcomes.get(Outcome.NOT_ORDERED):
            lines.append(say(language, "stats-not-charged", number=number[Outcome.NOT_ORDERED]))
        return lines

    def _list(
        self,
        language: str | None,
        entries: Sequence[tuple[str, Totals]],
        today: Mapping[str, Totals],
        names: Mapping[str, str],
        top: int,
    ) -> list[str]:
        """The first `top` items, with today's part of each."""
        lines = []
        for item, totals in entries[:top]:
            values = {"name": _name(item, names), "sums": self._sums(language, totals)}
            if item in today:
                of_today = self._sums(language, today[item])
                lines.append(self._words.say(language, "stats-line-today", **values, today=of_today))
            else:
                lines.append(self._words.say(language, "stats-line", **values))
        if len(entries) > top:
            lines.append(self._words.say(language, "stats-more", more=str(len(entries) - top)))
        return lines

    def _sums(self, language: str | None, totals: Totals) -> str:
        own = self._own_currency(totals)
        amounts = [*([own] if own else []), *self._other_currencies(totals)]
        return self._words.isolate(language, " · ".join((self._videos(language, totals.videos), *amounts)))

    def _videos(self, language: str | None, count: int) -> str:
        return self._words.say(language, "stats-videos", count=count)

    def _own_currency(self, totals: Totals) -> str:
        """The amount in the catalogue's currency; empty if no price is known in it."""
        currency = self._catalogue.currency
        if currency not in totals.spent:
            return ""
        return format_money(from_millionths(totals.spent[currency]), currency)

    def _other_currencies(self, totals: Totals) -> list[str]:
        others = sorted(totals.spent.keys() - {self._catalogue.currency})
        return [format_money(from_millionths(totals.spent[currency]), currency) for currency in others]

    def _account(self, language: str | None, account: Account) -> str:
        if account.used is None:
            return self._words.say(language, "balance-untold", provider=account.provider)
        used = f"{account.used:.2f}"
        if account.left is None:
            return self._words.say(language, "balance-no-limit", provider=account.provider, used=used)
        return self._words.say(
            language, "balance-left", provider=account.provider, left=f"{account.left:.2f}", used=used
        )


def _name(item: str, names: Mapping[str, str]) -> Html:
    """The name of a model, chat or user, escaped; an id as code, which a tap copies."""
    name = " ".join(names.get(item, "").split())
    if not name:
        return Html(f"<code>{html.escape(item, quote=False)}</code>")
    clipped = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
    return Html(html.escape(clipped, quote=False))
