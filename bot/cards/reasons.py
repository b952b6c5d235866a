"""Why a task was refused, has failed, or has an unknown outcome, in the words of its card."""

from bot.cards.buttons import is_about_pictures, kind_of
from bot.cards.options import OptionWords
from bot.cards.owner import topic_of, with_owner
from bot.catalogue import Catalogue, lost_option
from bot.parameters import Parameters
from bot.settings import CLOUD_DOWNLOAD, MIB
from bot.texts.words import Html, Words, clip_escaped
from bot.videoapi.failure_kinds import FailureKind
from storage.model import Task

# Kinds of failures that have the sentence of a refusal.
WITH_REASON_TEXT = frozenset({FailureKind.KEY, FailureKind.QUOTA, FailureKind.BUSY, FailureKind.MODEL})
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
        """The reason in the user's language, the provider's own words, and the task's id."""
        language = task.origin.language
        why = Html(self._kind(task) + self.provider_words(task))
        lines = [self._words.say(language, "status-failed", why=why, id=task.provider_id)]
        if is_about_pictures(task, image_count):
            images = Html(self._words.say(language, "images", count=image_count))
            lines.append(self._words.say(language, "status-failed-images", images=images))
        return "\n".join((*lines, self._words.say(language, "status-failed-money")))

    def _kind(self, task: Task) -> str:
        """A sentence for what the provider's words mean."""
        kind = kind_of(task)
        if kind in WITH_REASON_TEXT:
            model = task.parameters.model if task.parameters else ""
            return self._words.say(task.origin.language, f"reason-{kind}", model=self._options.title(model))
        return self._words.say(task.origin.language, f"failed-{kind or 'other'}")

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
        if key == "said" and kind_of(task):
            text = f"{self._kind(task)}\n{text}"
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
