"""The question of /forget, which says what would be deleted, and the answers to it."""

from bot.botapi.messenger import Button, Card
from bot.callbacks import Answer, ForgetButton, callback_data
from bot.texts.words import Words
from storage.records import dataclass
from storage.retention import Content, Forgotten


@dataclass(frozen=True)
class ForgetQuestion:
    """Who asked, and what about. `asked_at`: milliseconds since 1970. `everything`: of all users in the chat."""

    user_id: int
    everything: bool
    asked_at: int
    private: bool

    def button(self, answer: Answer, label: str) -> Button:
        data = ForgetButton(answer, self.user_id, self.everything, self.asked_at)
        return Button(label, data=callback_data(data))


class ForgetCards:
    """Cards in the language of the user who sent /forget, or pressed a button."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def question(self, language: str, content: Content, question: ForgetQuestion) -> Card:
        """What would be deleted, with *Delete* and *Keep*; without buttons if there is nothing."""
        if content.is_empty and not content.unfinished:
            return Card(self._words.say(language, "forgotten", count=0))
        if content.is_empty:
            return self._about_unfinished(language, [], content.unfinished, question, keep=True)
        whose = "private" if question.private else "all" if question.everything else "own"
        lines = [self._words.say(language, f"forget-question-{whose}")]
        for key, count in (("videos", content.videos), ("requests", content.requests), ("photos", content.photos)):
            if count:
                lines.append(self._words.say(language, f"forget-{key}", count=count))
        present = (("waiting", content.waiting), ("defaults", content.defaults), ("name", content.name))
        lines += [self._words.say(language, f"forget-{key}") for key, is_there in present if is_there]
        lines.append(self._words.say(language, "forget-messages"))
        if content.unfinished:
            lines.append(self._words.say(language, "forget-unfinished", count=content.unfinished))
        delete = question.button(Answer.DELETE, self._words.say(language, "button-forget-delete"))
        return Card("\n".join(lines), ((delete, self._keep(language, question)),))

    def deleted(self, language: str, forgotten: Forgotten, question: ForgetQuestion) -> Card:
        """What was deleted, with a button for unfinished tasks that were kept."""
        lines = [self._words.say(language, "forgotten", count=forgotten.tasks)] if forgotten.tasks else []
        if forgotten.defaults:
            lines.append(self._words.say(language, "forgotten-defaults"))
        lines = lines or [self._words.say(language, "forget-done")]
        if not forgotten.left:
            return Card("\n".join(lines))
        return self._about_unfinished(language, lines, forgotten.left, question)

    def done(self, language: str, left: int, question: ForgetQuestion) -> Card:
        """After a press that was handled before: what it deleted is not known any more. `left`: unfinished tasks."""
        lines = [self._words.say(language, "forget-done")]
        return self._about_unfinished(language, lines, left, question) if left else Card(lines[0])

    def kept(self, language: str) -> Card:
        return Card(self._words.say(language, "forget-nothing"))

    def _about_unfinished(
        self, language: str, lines: list[str], count: int, question: ForgetQuestion, *, keep: bool = False
    ) -> Card:
        text = "\n".join((*lines, self._words.say(language, "forgotten-left", count=count)))
        delete = question.button(Answer.DELETE_UNFINISHED, self._words.say(language, "button-erase", count=count))
        return Card(text, ((delete, *([self._keep(language, question)] if keep else [])),))

    def _keep(self, language: str, question: ForgetQuestion) -> Button:
        return question.button(Answer.KEEP, self._words.say(language, "button-forget-keep"))
