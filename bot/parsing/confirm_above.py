"""A chat's own confirm-above, as people write it after /settings: the price from which an order must be confirmed."""

import re
from decimal import Decimal

from bot.amounts import to_millionths
from bot.catalogue import shorten
from bot.errors import UserError
from bot.parsing.removing import remove_spans
from bot.parsing.words import DASHES, INVISIBLE, QUOTES, Word, split_words
from bot.values import BOOLEAN_WORDS, to_plain_letters
from storage.records import dataclass

CONFIRM_ABOVE = "confirm-above"
EXAMPLE = f"{CONFIRM_ABOVE}=0.50"
OFF_WORDS = frozenset({"off", "none", "never", "reset", "clear", "default"})
DASH = re.compile(f"[{DASHES}_]+")
NAME = re.compile(r"(?P<no>no-)?confirm(?P<joined>-?above)?(?P<value>[=:].*)?", re.DOTALL)
ABOVE = re.compile(r"above(?P<value>[=:].*)?", re.DOTALL)
AMOUNT = re.compile(r"(?P<before>[^\d.,+-]*)(?P<number>\d{0,9}(?:[.,]\d{0,6})?)(?P<after>[^\d.,+-]*)")
THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")  # a thousand to some, one to others
ARABIC_POINT = "٫"
MOST_WORDS = 3  # a sign, an amount, a currency

CURRENCIES = (
    ("usd", "us$", "$"), ("eur", "€"), ("gbp", "£"), ("cny", "rmb", "cn¥", "¥", "元"), ("jpy", "jp¥", "¥", "円"),
    ("rub", "₽", "руб"), ("inr", "₹"), ("brl", "r$"), ("krw", "₩"), ("idr", "rp"), ("try", "₺"), ("uah", "₴"), ("vnd", "₫"),
)  # fmt: skip
"""What people write for a currency: its code, and signs."""


@dataclass(frozen=True)
class ConfirmAbove:
    """`amount`: millionths of the currency; None: the chat has no such price of its own."""

    amount: int | None


def is_confirm_above(name: str) -> bool:
    """Whether this is the setting's name, with any dashes and in any case."""
    return _plain(name) in {"confirm-above", "confirmabove", "no-confirm-above", "no-confirmabove"}


def take_confirm_above(text: str, currency: str) -> tuple[str, ConfirmAbove | None]:
    """Take the setting out of what follows /settings: returns the rest, and None if it is not there.

    Raises UserError for an amount that cannot be understood, or is in another currency than prices (`currency`).
    """
    words = split_words(INVISIBLE.sub(" ", text))
    found: ConfirmAbove | None = None
    spans: list[tuple[int, int]] = []
    position = 0
    while position < len(words):
        count, value = _name_at(words, position)
        if not count:
            position += 1
            continue
        end = position + count
        if value is None:
            given = ConfirmAbove(None)
        else:
            given, used = _value(value, words[end : end + MOST_WORDS], currency)
            end += used
        if found is not None and found != given:
            first, second = (shorten(text[start:stop]) for start, stop in (spans[0], _span(words, position, end)))
            raise UserError("option-twice", option=CONFIRM_ABOVE, first=first, second=second)
        found = given
        spans.append(_span(words, position, end))
        position = end
    return remove_spans(text, spans), found


def _span(words: list[Word], first: int, end: int) -> tuple[int, int]:
    return words[first].start, words[end - 1].end


def _plain(text: str) -> str:
    return DASH.sub("-", to_plain_letters(text).casefold()).removeprefix("-")


def _name_at(words: list[Word], position: int) -> tuple[int, str | None]:
    """How many words the setting's name has here (0: it is not here), and what follows it in its word.

    None for `no-confirm-above`, which has no value.
    """
    name, _, value = _split(words[position].text)
    found = NAME.fullmatch(_plain(name))
    count = 1
    if found and not found["joined"] and not value and position + 1 < len(words):
        name, _, value = _split(words[position + 1].text)
        found = NAME.fullmatch(f"{found['no'] or ''}confirm-{_plain(name)}")
        count = 2
    if not found or not found["joined"]:
        return 0, ""
    return (count, None) if found["no"] and not value else (count, value)


def _split(word: str) -> tuple[str, str, str]:
    """A word at its first `=` or `:`."""
    for sign in "=:":
        if sign in word:
            return word.partition(sign)
    return word, "", ""


def _value(value: str, following: list[Word], currency: str) -> tuple[ConfirmAbove, int]:
    """The value and the number of words it takes from those that follow."""
    used = 0
    texts = [word.text for word in following]
    while not value and used < len(texts):
        value, used = texts[used].lstrip("=:"), used + 1
    value = value.strip(QUOTES).replace(ARABIC_POINT, ".")
    if not value:
        raise UserError("confirm-above-missing", example=EXAMPLE)
    word = value.casefold()
    if word in OFF_WORDS or BOOLEAN_WORDS.get(word) is False:
        return ConfirmAbove(None), used
    if used < len(texts):  # `$ 0.30`, `0.30 USD`
        joined = value + texts[used].strip(QUOTES)
        is_sign = not any(map(str.isdigit, value)) or _is_currency(texts[used], currency)
        if is_sign and AMOUNT.fullmatch(joined):
            value, used = joined, used + 1
    return ConfirmAbove(_amount(value, currency)), used


def _amount(value: str, currency: str) -> int:
    found = AMOUNT.fullmatch(value)
    number = found["number"].replace(",", ".") if found else ""
    signs = [sign for sign in (found["before"], found["after"]) if sign] if found else []
    is_amount = any(map(str.isdigit, number)) and not (found and THOUSANDS.fullmatch(found["number"]))
    if not is_amount or not all(_is_currency(sign, currency) for sign in signs):
        raise UserError("confirm-above-value", value=shorten(value), example=EXAMPLE)
    if not all(_is_own(sign, currency) for sign in signs):
        key = "confirm-above-currency" if currency else "confirm-above-no-currency"
        raise UserError(key, value=shorten(value), currency=currency, example=EXAMPLE)
    return to_millionths(Decimal(number))


def _is_own(sign: str, currency: str) -> bool:
    """Whether a sign or a code means the catalogue's currency."""
    written, own = sign.casefold().rstrip("."), currency.casefold()
    return bool(own) and (written == own or any({written, own} <= set(signs) for signs in CURRENCIES))


def _is_currency(word: str, currency: str) -> bool:
    written = word.casefold().rstrip(".")
    return written == currency.casefold() or any(written in signs for signs in CURRENCIES)
