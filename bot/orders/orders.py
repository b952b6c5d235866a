"""All ways to order, one module each."""

import time
from collections.abc import Callable

from bot.cards.usable import UsableModels
from bot.catalogue import Catalogue
from bot.orders.albums import Albums
from bot.orders.changes import Changes
from bot.orders.door import Door, OrderRules
from bot.orders.drafts import Drafts
from bot.orders.examples import Examples
from bot.orders.held_texts import HeldTexts
from bot.orders.keeping import Keeping
from bot.orders.kept_offers import KeptOffers
from bot.orders.messages import Messages
from bot.orders.offer_pace import OfferPace
from bot.orders.other_models import OtherModels
from bot.orders.repeats import Repeats
from bot.orders.requests import OrderRequests
from storage.database import Database
from storage.records import dataclass


@dataclass(frozen=True)
class Orders:
    """Everything here orders through the door (`door.py`)."""

    messages: Messages
    albums: Albums
    drafts: Drafts
    repeats: Repeats
    changes: Changes
    kept: KeptOffers
    examples: Examples

    @classmethod
    def of(
        cls,
        *,
        database: Database,
        door: Door,
        catalogue: Catalogue,
        rules: OrderRules,
        wake: Callable[[], None],
        usable: UsableModels | None = None,
        clock: Callable[[], float] = time.time,
    ) -> "Orders":
        """`wake`: called when a row has changed and workers should look for work."""
        usable = usable or UsableModels(database, clock=clock)
        other_models = OtherModels(
            database=database, bot_id=rules.bot_id, door=door, catalogue=catalogue, usable=usable
        )
        held = HeldTexts(database=database, bot_id=rules.bot_id, quiet=rules.text_quiet, clock=clock)
        keeping, pace = Keeping(database=database, rules=rules, clock=clock), OfferPace()
        requests = OrderRequests(
            database=database,
            door=door,
            rules=rules,
            held=held,
            other_models=other_models,
            keeping=keeping,
            pace=pace,
            clock=clock,
        )
        messages = Messages(
            database=database, door=door, requests=requests, held=held, keeping=keeping, pace=pace, rules=rules, wake=wake,
            clock=clock,
        )  # fmt: skip
        return cls(
            messages=messages,
            albums=Albums(
                database=database,
                door=door,
                requests=requests,
                messages=messages,
                held=held,
                keeping=keeping,
                other_models=other_models,
                rules=rules,
                wake=wake,
                clock=clock,
            ),
            drafts=Drafts(database=database, requests=requests, wake=wake, clock=clock),
            repeats=Repeats(database=database, door=door, requests=requests, rules=rules, clock=clock),
            changes=Changes(database=database, door=door, rules=rules, pace=pace, wake=wake, clock=clock),
            kept=KeptOffers(
                database=database,
                door=door,
                requests=requests,
                other_models=other_models,
                rules=rules,
                wake=wake,
                clock=clock,
            ),
            examples=Examples(database=database, door=door, other_models=other_models, keeping=keeping, rules=rules),
        )
