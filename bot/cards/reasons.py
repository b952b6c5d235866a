"""Why a task was refused, has failed, or has an unknown outcome, in the words of its card."""

import re

from bot.cards.options import OptionWords
from bot.cards.owner import topic_of, with_owner
from bot.catalogue import Catalogue, lost_option
from bot.parameters import Parameters
from bot.settings import CLOUD_DOWNLOAD, MIB
from bot.texts.words import Html, Words, clip_escaped
from storage.model import Task

IMAGE_WORDS = re.compile(r"image|picture|photo|input_reference|图|圖|изображен|imagen", re.IGNORECASE)
# Reasons whose text contains the words of the row. All other texts are followed by these words, if there are any.
QUOTING = frozenset({"said", "picture-link", "paused"})


class ReasonWords:
    """Parts of a card, as Telegram HTML."""

    def __init__(
        self, words: Words, catalogue: Catalogue, options: OptionWords, photo_limit: int = CLOUD_DOWNLOAD
    ) -> None:
        """`photo_limit` in bytes."""
        self._words = words
        self._catalogue = catalogue
        self._options = options
        self._photo_limit = photo_limit

    def failed(self, task: Task, image_count: int) -> str:
        language = task.origin.language
        lines = [self._words.say(language, "status-failed", id=task.provider_id) + self.provider_words(task)]
        if image_count and IMAGE_WORDS.search(task.reason or ""):
            images = Html(self._words.say(language, "images", count=image_count))
            lines.append(self._words.say(language, "status-failed-images", images=images))
        return "\n".join((*lines, self._words.say(language, "status-failed-money")))

    def with_owner(self, task: Task, text: str, owner_knows: bool) -> Html:
        """A reason, and who can do something about it, if only the owner can."""
        if topic_of(task) is None:
            return Html(text)
        return with_owner(self._words, task.origin.language, text, owner_knows)

    def reason(self, task: Task, owner_knows: bool) -> Html:
        language, key = task.origin.language, task.reason_key or "refused"
        model = task.parameters.model if task.parameters else ""
        if key == "model" and (lost := self._lost_option(task)):
            return lost
        if key == "said" and not task.reason:
            key = "refused"
        text = self._words.say(
            language, f"reason-{key}", model=self._options.title(model), reason=clip_escaped(task.reason or ""),
            limit=self._photo_limit // MIB,
        )  # fmt: skip
        text = self.with_owner(task, text, owner_knows)
        return Html(text if key in QUOTING else text + self.provider_words(task))

    def _lost_option(self, task: Task) -> Html | None:
        """The reason of a waiting order whose option or value was removed from the catalogue, although its model was not."""
        if task.reason or task.parameters is None:  # the provider's words mean that it refused the model
            return None
        error = lost_option(self._catalogue, Parameters.of(task.parameters))
        return Html(self._words.say(task.origin.language, error.key, **error.values)) if error else None

    def provider_words(self, task: Task) -> str:
        if not task.reason:
            return ""
        return "\n" + self._words.say(task.origin.language, "reason-words", reason=clip_escaped(task.reason))
