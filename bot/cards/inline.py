"""Results of inline mode: the user's own videos, and what is said if there are none."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.botapi.inline_answers import InlineButton, InlineVideo
from bot.cards.options import OptionWords
from bot.cards.results import ResultCards
from bot.parameters import Parameters
from bot.texts.words import Words
from storage.videos import Video

LONGEST_TITLE = 60  # characters of a prompt
START = "inline"  # the parameter of /start behind the button


class InlineCards:
    """Without buttons below the videos: in the chat where such a video is sent, the bot may be unknown."""

    def __init__(self, words: Words, options: OptionWords, results: ResultCards, zone: ZoneInfo) -> None:
        self._words = words
        self._options = options
        self._results = results
        self._zone = zone

    def video(self, language: str, video: Video, next_offset: str) -> InlineVideo:
        """`next_offset`: where the results after this one begin."""
        return InlineVideo(
            id=video.task_id,
            file_id=video.file_id,
            kind=video.kind,
            title=self._title(language, video),
            description=self._description(language, video),
            caption=self._results.caption(language, video.prompt, video.parameters),
            next_offset=next_offset,
        )

    def nothing(self, language: str, *, has_videos: bool) -> InlineButton:
        """`has_videos`: the user has some, but none that matches."""
        key = "inline-no-match" if has_videos else "inline-no-videos"
        return InlineButton(self._words.plain(language, key), START)

    def _title(self, language: str, video: Video) -> str:
        """The beginning of the prompt. Telegram needs a title."""
        prompt = " ".join(video.prompt.split())
        if not prompt:
            return self._words.plain(language, "inline-untitled")
        return prompt if len(prompt) <= LONGEST_TITLE else prompt[: LONGEST_TITLE - 1].rstrip() + "…"

    def _description(self, language: str, video: Video) -> str:
        """The options, and the day in the owner's time zone, as the language writes it: Nov 30, 2026."""
        from babel.dates import format_date  # noqa: PLC0415 - no start waits for it

        day = datetime.fromtimestamp(video.created_at, self._zone).date()
        date = format_date(day, format="medium", locale=self._words.language(language))
        if video.parameters is None:
            return date
        options = self._options.summary(language, Parameters.of(video.parameters), 0)
        return self._words.plain(language, "inline-description", options=options, date=date)
