"""The message of /settings: what applies in a chat or a topic, where each value comes from, and buttons that change it."""

import html
import unicodedata
from collections.abc import Iterator, Sequence

from bot.botapi.messenger import Button, Card
from bot.callbacks import SetButton, SettingsButton, callback_data
from bot.cards.chat_settings import ChatSettings, Setting
from bot.cards.confirm_above import MoneyLines
from bot.cards.options import OptionWords
from bot.cards.prices import Prices
from bot.catalogue import shorten
from bot.errors import UserError
from bot.parameters import Parameters, Source
from bot.parsing.examples import default_examples, option_example
from bot.texts.bidi import without_marks
from bot.texts.words import Html, Words
from bot.values import Value

PAGE = 8  # choices on a page
SHORT = 14  # characters of a label of which two fit in a row
CHECK = "✓ "
OF_GROUPS = (Setting.MENTION, Setting.WHO)
MANAGED = (Setting.CONFIRM, Setting.LANGUAGE, *OF_GROUPS)
"""Settings of the whole chat, also in a topic."""


class SettingsCards:
    """`bots_confirm_above`: CONFIRM_ABOVE, in millionths of the catalogue's currency; None: off."""

    def __init__(self, words: Words, option_words: OptionWords, bots_confirm_above: int | None) -> None:
        self._words = words
        self._options = option_words
        self._bots_confirm_above = bots_confirm_above

    def overview(self, language: str, settings: ChatSettings) -> Card:
        """All settings, and a button for each."""
        money = MoneyLines(self._words, settings.catalogue, self._bots_confirm_above)
        limits = money.confirm_above(language, settings.chat.confirm_above)
        chats = [
            self._language_line(language, settings),
            *self._mention_lines(language, settings),
            *self._who_lines(language, settings),
        ]
        try:
            parameters = settings.parameters()
        except UserError as error:  # the catalogue has changed since the settings were chosen
            lines = [self._words.say(language, error.key, **error.values), "", *limits, *chats]
        else:
            is_chat = settings.topic is None
            title, how = (
                ("defaults-title", "defaults-how") if is_chat else ("settings-title-topic", "settings-how-topic")
            )
            example = " ".join(default_examples(settings.catalogue.get(parameters.model)))
            lines = [
                self._words.say(language, title),
                *self._values(language, parameters),
                *money.price(language, parameters),
                "",
                *limits,
                *chats,
                "",
                self._words.say(language, how, example=example),
            ]
        return Card("\n".join(lines), self._setting_buttons(language, settings))

    def page(self, language: str, settings: ChatSettings, setting: str, number: int) -> Card:
        """What can be chosen for a setting; page 0 is the first. Raises NoSuchChoice."""
        choices = settings.choices(setting)
        number = min(number, max(0, (len(choices) - 1) // PAGE))
        lines = [self._page_head(language, settings, setting), *self._who_lines(language, settings)]
        if setting in MANAGED and settings.topic is not None:
            lines.append(self._words.say(language, "settings-whole-chat"))
        if setting == Setting.MENTION:
            written = "offer" if settings.chat.order_mentions else "order"
            lines.append(self._words.say(language, "settings-typed", example=f"mention={written}"))
        if not choices:
            option = option_example(settings.options[setting])
            lines.append(self._words.say(language, "settings-typed", example=option))
        rows = [
            *self._choices(language, settings, setting, number),
            self._turns(language, settings, setting, number, len(choices)),
            self._clearing(language, settings, setting),
            (self._opening(settings, Setting.ALL, self._words.plain(language, "button-settings-back")),),
        ]
        return Card("\n".join(lines), tuple(row for row in rows if row))

    def _values(self, language: str, parameters: Parameters) -> list[str]:
        lines = [
            self._line(language, self._options.name(language, name), self._options.value(language, name, value),
                       parameters.sources[name])
            for name, value in {"model": parameters.model, **parameters.values}.items()
        ]  # fmt: skip
        if unavailable := parameters.chosen_by(Source.MODEL):
            separator = Html(self._words.say(language, "separator"))
            names = Html(separator.join(self._options.name(language, name) for name in unavailable))
            model = self._options.title(parameters.model)
            lines.append(self._words.say(language, "from-model", names=names, model=model))
        return lines

    def _language_line(self, language: str, settings: ChatSettings) -> str:
        own = settings.chat.language
        value = self._label(language, settings, Setting.LANGUAGE, own or None)
        return self._line(
            language, self._name(language, settings, Setting.LANGUAGE), value, Source.CHAT if own else Source.BOT
        )

    def _mention_lines(self, language: str, settings: ChatSettings) -> list[str]:
        """What a mention with words does; in a private chat all words are for the bot."""
        if settings.private:
            return []
        own = settings.chat.order_mentions
        name, value = (
            self._name(language, settings, Setting.MENTION), self._label(language, settings, Setting.MENTION, own)
        )  # fmt: skip
        return [self._line(language, name, value, Source.CHAT if own else Source.BOT)]

    def _who_lines(self, language: str, settings: ChatSettings) -> list[str]:
        """Who may press the buttons; in a private chat there is nobody else."""
        if settings.private:
            return []
        return [self._words.say(language, f"settings-who-{'everybody' if settings.chat.open_settings else 'admins'}")]

    def _page_head(self, language: str, settings: ChatSettings, setting: str) -> str:
        """The setting with its present value, and where that comes from."""
        if setting == Setting.MENTION:
            return self._words.say(language, "settings-choose-mention")
        if setting == Setting.WHO:
            return self._words.say(language, "settings-choose", name=self._name(language, settings, setting))
        if setting == Setting.CONFIRM:
            money = MoneyLines(self._words, settings.catalogue, self._bots_confirm_above)
            return "\n".join((*money.confirm_above(language, settings.chat.confirm_above), money.how(language)))
        if setting == Setting.LANGUAGE:
            return self._language_line(language, settings)
        name, value = self._name(language, settings, setting), settings.chosen(setting)
        if value is None:
            return self._words.say(language, "settings-choose", name=name)
        option = settings.options.get(setting)
        source = settings.parameters().sources[option.name if option else "model"]
        return self._line(language, name, self._label(language, settings, setting, value), source)

    def _line(self, language: str, name: Html, value: Html, source: Source) -> str:
        origin = Html(self._words.say(language, f"source-{source}"))
        return self._words.say(language, "defaults-line", name=name, value=value, source=origin)

    def _name(self, language: str, settings: ChatSettings, setting: str) -> Html:
        match setting:
            case Setting.CONFIRM:
                return Html(self._words.say(language, "settings-confirm"))
            case Setting.LANGUAGE:
                return Html(self._words.say(language, "settings-language"))
            case Setting.WHO:
                return Html(self._words.say(language, "settings-who"))
            case Setting.MENTION:
                return Html(self._words.say(language, "settings-mention"))
            case Setting.MODEL:
                return self._options.name(language, "model")
        return self._options.name(language, settings.options[setting].name)

    def _label(self, language: str, settings: ChatSettings, setting: str, value: Value | None) -> Html:
        """A value as people read it."""
        match setting:
            case Setting.CONFIRM if value is None:
                return Html(self._words.say(language, "switch-false"))
            case Setting.CONFIRM if value == 0:
                return Html(self._words.say(language, "settings-confirm-all"))
            case Setting.CONFIRM:
                return Html(html.escape(Prices(settings.catalogue).format(int(value or 0)), quote=False))
            case Setting.LANGUAGE if not value:
                return Html(self._words.say(language, "settings-language-own"))
            case Setting.LANGUAGE:
                return Html(self._words.say(str(value), "language-name"))
            case Setting.MENTION:
                return Html(self._words.say(language, f"mention-{'order' if value else 'offer'}"))
            case Setting.WHO:
                return Html(self._words.say(language, f"settings-{'everybody' if value else 'admins'}"))
        if value is None:
            return Html("–")
        name = "model" if setting == Setting.MODEL else settings.options[setting].name
        return self._options.value(language, name, value)

    def _setting_buttons(self, language: str, settings: ChatSettings) -> tuple[tuple[Button, ...], ...]:
        managed = (Setting.CONFIRM, Setting.LANGUAGE, *(() if settings.private else OF_GROUPS))
        buttons = [
            self._opening(settings, setting, self._setting_label(language, settings, setting))
            for setting in (Setting.MODEL, *settings.options, *managed)
        ]
        rows = list(_packed(buttons))
        if settings.can_reset():
            key = "button-settings-reset" if settings.topic is None else "button-settings-chats"
            rows.append((self._setting(settings, Setting.RESET, None, self._words.plain(language, key)),))
        return tuple(rows)

    def _setting_label(self, language: str, settings: ChatSettings, setting: str) -> str:
        """Its name: the message has the value."""
        label = Words.without_markup(self._name(language, settings, setting))
        return label[:1].upper() + label[1:]

    def _choices(self, language: str, settings: ChatSettings, setting: str, page: int) -> list[tuple[Button, ...]]:
        """Buttons for the values of a page, the present one marked; short ones in pairs."""
        chosen = settings.chosen(setting)
        numbered = list(enumerate(settings.choices(setting)))[page * PAGE : (page + 1) * PAGE]
        buttons = []
        for number, value in numbered:
            is_chosen = value == chosen and type(value) is type(chosen)
            label = Words.without_markup(self._label(language, settings, setting, value))
            buttons.append(self._setting(settings, setting, number, shorten((CHECK if is_chosen else "") + label)))
        is_narrow = all(
            map(_is_short, buttons)
        )  # otherwise one below the other, which is easier to read than a mixture
        return list(_packed(buttons)) if is_narrow else [(button,) for button in buttons]

    def _turns(self, language: str, settings: ChatSettings, setting: str, page: int, count: int) -> tuple[Button, ...]:
        turns = {"button-previous": page - 1, "button-next": page + 1}
        return tuple(
            self._opening(settings, setting, self._words.plain(language, key), to)
            for key, to in turns.items()
            if 0 <= to <= (count - 1) // PAGE
        )

    def _clearing(self, language: str, settings: ChatSettings, setting: str) -> tuple[Button, ...]:
        """The button that takes back what was chosen here."""
        if setting in OF_GROUPS:
            return ()
        if setting in MANAGED:
            mark = CHECK if settings.chosen(setting) is None else ""
            label = mark + Words.without_markup(self._label(language, settings, setting, None))
        elif settings.has_own(setting):
            key = "button-settings-default" if settings.topic is None else "button-settings-chats"
            label = self._words.plain(language, key)
        else:
            return ()
        return (self._setting(settings, setting, None, label),)

    def _opening(self, settings: ChatSettings, setting: str, label: str, page: int = 0) -> Button:
        return Button(label, data=callback_data(SettingsButton(settings.topic, settings.version, setting, page)))

    def _setting(self, settings: ChatSettings, setting: str, number: int | None, label: str) -> Button:
        return Button(label, data=callback_data(SetButton(settings.topic, settings.version, setting, number)))


def _packed(buttons: Sequence[Button]) -> Iterator[tuple[Button, ...]]:
    """Rows of two short neighbours, or of one button."""
    position = 0
    while position < len(buttons):
        pair = tuple(buttons[position : position + 2])
        row = pair if all(map(_is_short, pair)) else pair[:1]
        position += len(row)
        yield row


def _is_short(button: Button) -> bool:
    return _width(button.label) <= SHORT


def _width(label: str) -> int:
    """The width of a label in letters: those of Chinese and Japanese are as wide as two others."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in without_marks(label))
