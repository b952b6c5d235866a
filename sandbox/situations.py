"""What can go wrong with the two services, in plain words: faults that stay until the user of the chat page ends them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args

from aiohttp import web

from sandbox.telegram import TelegramStandIn
from sandbox.telegram import faults as telegram_faults
from sandbox.telegram.errors import Json
from sandbox.telegram.methods import COUNTED
from sandbox.video import VideoStandIn
from sandbox.video import faults as video_faults
from sandbox.video.holds import Endpoint

FINE = "fine"
RETRY_AFTER = 3  # seconds

End = Callable[[], None]


@dataclass(frozen=True)
class Situation:
    """`begin` adds faults, and returns a function for each that removes it."""

    label: str
    about: str
    begin: Callable[[], list[End]] = list


class Service:
    """One of the services and its situation, at first that it works."""

    def __init__(self, title: str, situations: Mapping[str, Situation]) -> None:
        self._title = title
        self._situations = {FINE: Situation("Works", "")} | dict(situations)
        self._chosen = FINE
        self._ends: list[End] = []

    def choose(self, name: str) -> None:
        """End the current situation and begin another. Raises ValueError for an unknown one."""
        if name not in self._situations:
            raise ValueError(f"no situation is called {name!r}; there are {', '.join(self._situations)}")
        for end in self._ends:
            end()
        self._chosen, self._ends = name, self._situations[name].begin()

    def shown(self) -> Json:
        choices = [{"name": name, "label": one.label, "about": one.about} for name, one in self._situations.items()]
        return {"title": self._title, "chosen": self._chosen, "choices": choices}


class Situations:
    """The routes `/control/situations` next to the Telegram stand-in's control interface (see its CONTROL.md)."""

    def __init__(self, telegram: TelegramStandIn, video: VideoStandIn) -> None:
        self._feed = telegram.feed
        self._services: Mapping[str, Service] = {
            "video": _video(video.faults),
            "telegram": _telegram(telegram.faults),
        }

    def routes(self) -> Sequence[web.RouteDef]:
        return [web.get("/control/situations", self._all), web.post("/control/situations", self._choose)]

    async def _all(self, _request: web.Request) -> web.Response:
        return web.json_response(self._shown())

    async def _choose(self, request: web.Request) -> web.Response:
        try:
            wanted = await request.json()
            self._services[wanted["service"]].choose(wanted["situation"])
        except (ValueError, TypeError, KeyError) as error:
            return web.json_response({"error": str(error)}, status=400)
        self._feed.publish({"type": "situations"} | self._shown())
        return web.json_response(self._shown())

    def _shown(self) -> Json:
        return {"situations": [{"service": name} | service.shown() for name, service in self._services.items()]}


def _video(faults: video_faults.Faults) -> Service:
    def begin(kind: str, endpoints: Mapping[Endpoint, Mapping[str, Any]]) -> list[End]:
        added = [faults.add(endpoint, kind, times=None, **options) for endpoint, options in endpoints.items()]
        return [partial(faults.remove, fault) for fault in added]

    everywhere: dict[Endpoint, Mapping[str, Any]] = {endpoint: {} for endpoint in get_args(Endpoint)}
    return Service(
        "The video provider",
        {
            "down": Situation(
                "Down",
                "Every request gets an error page (502). The bot cannot tell whether an order arrived, so it asks you.",
                partial(begin, "gateway_502_html", everywhere),
            ),
            "slow": Situation(
                "Slow",
                "Orders are answered after 8 seconds, and questions about them after 4.",
                partial(begin, "slow_accept", {"create": {"seconds": 8.0}, "query": {"seconds": 4.0}}),
            ),
            "saturated": Situation(
                "Saturated",
                "Orders are refused for now (429). The bot keeps them, and tries again for a while.",
                partial(begin, "saturated_429", {"create": {}}),
            ),
        },
    )


def _telegram(faults: telegram_faults.Faults) -> Service:
    def begin() -> list[End]:
        added = [faults.add(method, "429", times=None, retry_after=RETRY_AFTER) for method in sorted(COUNTED)]
        return [partial(faults.remove, fault) for fault in added]

    return Service(
        "Telegram",
        {
            "limited": Situation(
                "Too many requests",
                f"Telegram takes no message of the bot (429, “retry after {RETRY_AFTER}”). "
                "They arrive if you end this within a minute.",
                begin,
            )
        },
    )
