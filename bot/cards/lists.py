"""The details of one task."""

from bot.cards.options import OptionWords
from bot.catalogue import shorten
from bot.parameters import Parameters
from bot.texts.words import LONGEST_PROMPT, Html, Words, clip_escaped
from storage.model import Task
from storage.records import dataclass

LONGEST_ENHANCED = 1000  # characters, escaped, of the prompt that the provider made of it: below the prompt itself


@dataclass(frozen=True, kw_only=True)
class OrderFacts:
    """What is known of an order in addition to its row, as people read it.

    `price`: what was charged, empty if unknown; `is_released`: it was given back. `name`: of the user, in a group.
    """

    time: str
    price: str = ""
    is_released: bool = False
    name: str = ""


class TaskLists:
    """Details, in the language of the user who requests them."""

    def __init__(self, words: Words, options: OptionWords) -> None:
        self._words = words
        self._options = options

    def details(self, language: str, task: Task, image_count: int, order: OrderFacts | None = None) -> str:
        """State, ids, options, times, price and prompt of a task, and the prompt that the provider made of it."""
        state = self._state(language, task)
        lines = [self._words.say(language, "details-id", state=state, short=task.id)]
        if task.provider_id:
            lines.append(self._words.say(language, "details-provider-id", id=task.provider_id))
        if task.parameters:
            lines.append(self._options.summary(language, Parameters.of(task.parameters), image_count))
        lines += self._order(language, order) if order else ()
        if task.accepted_at and task.finished_at:
            duration = self._options.duration(language, task.finished_at - task.accepted_at)
            lines.append(self._words.say(language, "details-took", span=duration))
        if task.prompt:
            lines.append(self._words.say(language, "quoted", prompt=clip_escaped(task.prompt, LONGEST_PROMPT)))
        if task.enhanced_prompt and task.enhanced_prompt.strip() != task.prompt.strip():
            enhanced = clip_escaped(task.enhanced_prompt, LONGEST_ENHANCED)
            lines += [
                self._words.say(language, "details-enhanced"),
                self._words.say(language, "quoted", prompt=enhanced),
            ]
        return "\n".join(lines)

    def _order(self, language: str, order: OrderFacts) -> list[str]:
        """When, by whom and for how much."""
        lines = [self._words.say(language, "details-when", time=order.time)]
        if order.name:
            lines.append(self._words.say(language, "details-who", name=shorten(order.name)))
        if order.price:
            key = "details-price-back" if order.is_released else "details-price"
            lines.append(self._words.say(language, key, price=order.price))
        return lines

    def _state(self, language: str, task: Task) -> Html:
        return Html(self._words.say(language, f"state-{task.state}"))
