"""The picture of a month for /stats: each day's cost, by model."""

from collections.abc import Sequence

from bot.amounts import MILLION, format_money, from_millionths
from bot.cards.statistics import Span
from bot.cards.totals import Totals, ranked
from bot.catalogue import Catalogue
from bot.charts import Chart, Label, Series
from bot.texts.bidi import without_marks
from bot.texts.words import FALLBACK, Words
from storage.statistics import Sum

MOST_SERIES = 8  # colours that can be distinguished


class StatisticsCharts:
    """Charts with few words, in the language of the user if the chart's font has its letters."""

    def __init__(self, words: Words, catalogue: Catalogue) -> None:
        self._words = words
        self._catalogue = catalogue

    def of_month(self, language: str | None, span: Span, sums: Sequence[Sum]) -> Chart | None:
        """The chart of a month until today. `sums`: those of models. None without videos.

        Shows what was spent in the catalogue's currency, or the number of videos (`whole`) if no price is known in it.
        """
        currency, total = self._catalogue.currency, Totals.of(sums)
        entries = ranked(sums, currency, lambda each: each.item)
        if not entries:
            return None
        priced = bool(total.spent.get(currency))
        if not priced:
            entries = sorted(entries, key=lambda entry: -entry[1].videos)
        names = [name for name, totals in entries if not priced or totals.spent.get(currency)]
        shown = names if len(names) <= MOST_SERIES else names[: MOST_SERIES - 1]
        days = [f"{span.month}-{day:02}" for day in range(1, int(span.day[-2:]) + 1)]

        def values(models: Sequence[str]) -> tuple[float, ...]:
            return tuple(
                self._value([each for each in sums if each.day == day and each.item in models], priced=priced)
                for day in days
            )

        series = [Series(self._model(name), values([name])) for name in shown]
        if rest := names[len(shown) :]:
            series.append(Series(self._label(language, "stats-other"), values(rest), is_rest=True))
        return Chart(
            self._title(language, span, total, priced=priced),
            tuple(range(1, len(days) + 1)),
            tuple(series),
            whole=not priced,
        )

    def _value(self, sums: Sequence[Sum], *, priced: bool) -> float:
        totals = Totals.of(sums)
        return totals.spent.get(self._catalogue.currency, 0) / MILLION if priced else totals.videos

    def _title(self, language: str | None, span: Span, total: Totals, *, priced: bool) -> Label:
        currency = self._catalogue.currency
        if priced:
            return Label(f"{span.month} · {format_money(from_millionths(total.spent[currency]), currency)}")
        label = self._label(language, "stats-videos", count=total.videos)
        return Label(f"{span.month} · {label.text}", f"{span.month} · {label.plain}")

    def _model(self, name: str) -> Label:
        model = self._catalogue.find(name)
        return Label(model.title if model else name, name)

    def _label(self, language: str | None, key: str, **values: int) -> Label:
        return Label(
            without_marks(self._words.plain(language, key, **values)), self._words.plain(FALLBACK, key, **values)
        )
