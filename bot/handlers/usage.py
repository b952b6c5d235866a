"""/usage for everybody: own numbers, and what the budgets leave; /balance for the bot's admins: the providers' accounts."""

from bot.amounts import format_money, from_millionths
from bot.cards.statistics import Account, BudgetLeft
from bot.handlers.bot_admins import require_bot_admin
from bot.handlers.routing import Request
from bot.handlers.statistics import cards, span
from storage.budgets import Budget, Budgets, Use, days_of
from storage.ledger import Ledger
from storage.statistics import Statistics


async def usage(request: Request) -> None:
    """The user's numbers in all chats; in a group, those of the group."""
    services, incoming, current = request.context.services, request.incoming, span(request)
    statistics, month = Statistics(services.database), days_of(current.month)
    payer_id = request.requester.payer_id
    if incoming.is_private:
        sums = await statistics.of_payer("user", payer_id, *month, today=current.day)
    else:
        sums = await statistics.of_payer("chat", incoming.chat_id, *month, today=current.day)
    await request.reply(cards(request).usage(incoming.language, current, sums, await budgets_left(request)))


async def budgets_left(request: Request) -> list[BudgetLeft]:
    """What the budgets that hold for the requester leave; in a group, without those of single users."""
    incoming = request.incoming
    budgets = await Budgets(request.context.services.database).for_order(incoming.chat_id, request.requester.payer_id)
    return [await _left(request, each) for each in budgets if incoming.is_private or each.slot.payer != "user"]


async def balance(request: Request) -> None:
    """What each provider reports about the account of its key."""
    await require_bot_admin(request)
    found = await request.context.services.accounts.balances()
    accounts = [
        Account(provider=name) if each is None else Account(provider=name, left=each.left, used=each.used)
        for name, each in found.items()
    ]
    await request.reply(cards(request).balance(request.incoming.language, accounts))


async def _left(request: Request, budget: Budget) -> BudgetLeft:
    services, slot, most = request.context.services, budget.slot, budget.most or 0
    now = services.clock()
    use = Use(slot=slot, starts=services.periods.starts(slot.period, now))
    used = await Budgets(services.database).used(use)
    if used is None:  # no order has been charged to it since it was set
        used = await Ledger(services.database).used(slot.payer, slot.payer_id, slot.unit, *days_of(use.starts))
    left, most_shown = (_amount(request, slot.unit, amount) for amount in (max(0, most - used), most))
    return BudgetLeft(
        payer=slot.payer,
        period=slot.period,
        left=left,
        most=most_shown,
        until=services.periods.until(slot.period, now),
    )


def _amount(request: Request, unit: str, amount: int) -> str:
    if unit == "videos":
        return request.say("stats-videos", count=amount)
    return format_money(from_millionths(amount), request.context.services.catalogue.currency)
