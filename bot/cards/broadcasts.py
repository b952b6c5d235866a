"""What an admin sees of a broadcast: the question, its progress, and the report."""

from bot.botapi.messenger import Button, Card
from bot.callbacks import BroadcastAction, BroadcastButton, callback_data
from bot.texts.words import Words
from storage.broadcasts import BroadcastState, Copy, Tally


class BroadcastCards:
    """Cards in the admin's language."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def question(self, language: str, source_id: int, chats: int) -> Card:
        """Whether the message with this id is to be sent to that many chats."""
        buttons = (
            self._button(language, "button-broadcast-send", BroadcastAction.SEND, source_id),
            self._button(language, "button-cancel", BroadcastAction.CANCEL, source_id),
        )
        return Card(self._words.say(language, "broadcast-question", count=chats), (buttons,))

    def cancelled(self, language: str) -> Card:
        return Card(self._words.say(language, "broadcast-cancelled"))

    def progress(self, language: str, source_id: int, done: int, total: int) -> Card:
        """How many chats are done, with *Stop*."""
        text = self._words.say(language, "broadcast-progress", done=done, total=total)
        return Card(text, ((self._button(language, "button-broadcast-stop", BroadcastAction.STOP, source_id),),))

    def over(self, language: str) -> Card:
        """Replaces the progress when the report is sent."""
        return Card(self._words.say(language, "broadcast-over"))

    def report(self, language: str, state: BroadcastState, tally: Tally) -> Card:
        """What became of each copy."""
        match state:
            case BroadcastState.STOPPED:
                head = "broadcast-stopped"
            case BroadcastState.BROKEN:
                head = "broadcast-broken"
            case BroadcastState.RUNNING | BroadcastState.OVER:
                head = "broadcast-done"
        lines = [
            self._words.say(language, head),
            self._words.say(
                language,
                "broadcast-report",
                sent=tally[Copy.SENT],
                blocked=tally[Copy.BLOCKED],
                failed=tally[Copy.FAILED],
            ),
        ]
        if unclear := tally[Copy.UNCLEAR] + tally[Copy.SENDING]:
            lines.append(self._words.say(language, "broadcast-unclear", count=unclear))
        if left := tally[Copy.WAITING]:
            lines.append(self._words.say(language, "broadcast-left", count=left))
        return Card("\n".join(lines))

    def _button(self, language: str, key: str, action: BroadcastAction, source_id: int) -> Button:
        return Button(self._words.say(language, key), data=callback_data(BroadcastButton(action, source_id)))
