"""Reads an exposition as Prometheus would."""

from collections.abc import Mapping

from prometheus_client.parser import text_string_to_metric_families

Series = Mapping[tuple[str, frozenset[tuple[str, str]]], float]


class Exposed:
    """The samples of one scrape. All values of labels are in `labels`."""

    def __init__(self, text: str) -> None:
        self.text = text
        families = list(text_string_to_metric_families(text))
        self.names = {family.name for family in families}
        samples = [sample for family in families for sample in family.samples]
        self._samples: Series = {(it.name, frozenset(it.labels.items())): it.value for it in samples}
        self.labels = {(name, value) for sample in samples for name, value in sample.labels.items()}

    def value(self, name: str, **labels: str) -> float:
        """The value of one series; KeyError if it is not there."""
        return self._samples[name, frozenset(labels.items())]

    def all(self, name: str, label: str) -> dict[str, float]:
        """The values of all series with this name, by one of their labels; those with other labels are added up."""
        found: dict[str, float] = {}
        for (sample, labels), value in self._samples.items():
            if sample == name:
                key = dict(labels)[label]
                found[key] = found.get(key, 0.0) + value
        return {key: value for key, value in found.items() if value}
