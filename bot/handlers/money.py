"""The owner's commands about money: /budget and /refund. Only for the bot's admins."""

from collections.abc import Sequence
from dataclasses import replace

from bot.amounts import format_money, from_millionths
from bot.budget_words import BudgetWords, parse_budgets
from bot.errors import UserError
from bot.handlers.approvals import current_id
from bot.handlers.bot_admins import require_bot_admin
from bot.handlers.routing import Request
from bot.money import budgets_of, words_of
from bot.orders.finding import TaskFinder
from bot.texts.words import Html
from storage.budgets import EVERYONE, Budget, Budgets, days_of
from storage.ledger import Ledger
from storage.session import Executor
from storage.states import FACTS
from storage.tasks import Tasks


async def budget(request: Request) -> None:
    """`/budget` shows all budgets; `/budget chat 5/day` sets one, and `/budget chat off/day` removes it."""
    await require_bot_admin(request)
    lines = []
    if text := request.incoming.body.strip():
        saved = [request.say("budget-saved", budget=str(each)) for each in await _set(request, text)]
        lines += [*saved, ""]
    await request.reply("\n".join((*lines, await _overview(request))))


async def refund(request: Request) -> None:
    """`/refund ID`, or in reply to a task's message: the provider gave the money back."""
    await require_bot_admin(request)
    services, task_id = request.context.services, await _refunded(request)
    if await Ledger(services.database).reserved(task_id) is None:
        raise UserError("refund-none")
    task = await Tasks(services.database).get(task_id)
    if task is not None and FACTS[task.state].may_be_sent:
        raise UserError("refund-unsent")
    charge = await services.database.transaction(lambda tx: Ledger(tx).refund(task_id, services.clock()))
    if charge is None:
        raise UserError("refund-twice")
    if charge.amount is None:
        return await request.reply(request.say("refund-unpriced", id=task_id))
    amount = format_money(from_millionths(charge.amount), charge.currency)
    return await request.reply(request.say("refund-done", amount=amount))


async def _refunded(request: Request) -> str:
    """The id of the task that is meant: of any chat, because the charges are the owner's. Raises UserError."""
    services = request.context.services
    if not (text := request.incoming.body.strip()):
        task = await services.actions.find_replied(request.incoming)
        if task is None:
            raise UserError("refund-how")
        return task.id
    found = await TaskFinder(services.database, request.context.bot.id).find(text, None)
    if found is None:
        raise UserError("refund-none")
    return found.task_id


async def _set(request: Request, text: str) -> Sequence[BudgetWords]:
    try:
        written = parse_budgets(text)
    except ValueError:
        raise UserError("budget-invalid", text=text[:100]) from None
    # A group may have become a supergroup since its id was copied.
    words = [replace(each, payer_id=await current_id(each.payer_id, request.context)) for each in written]

    async def work(tx: Executor) -> None:
        for budget in budgets_of(words):
            await Budgets(tx).set(budget)

    await request.context.services.database.transaction(work)
    return words


async def _overview(request: Request) -> str:
    services = request.context.services
    lines = [await _line(request, each) for each in await Budgets(services.database).all()]
    if not lines:
        return "\n".join((request.say("budgets-none"), "", request.say("budgets-how")))
    currency = services.catalogue.currency
    how = [request.say("budgets-currency", currency=currency)] if currency else []
    return "\n".join((request.say("budgets-title"), *lines, "", *how, request.say("budgets-how")))


async def _line(request: Request, each: Budget) -> str:
    services, slot, words = request.context.services, each.slot, str(words_of(each))
    if slot.payer != "all" and slot.payer_id == EVERYONE:
        return request.say("budgets-line-each", budget=words)
    now = services.clock()
    first, last = days_of(services.periods.starts(slot.period, now))
    used = await Ledger(services.database).used(slot.payer, slot.payer_id, slot.unit, first, last)
    shown = str(used) if slot.unit == "videos" else format_money(from_millionths(used), services.catalogue.currency)
    return request.say("budgets-line", budget=Html(words), used=shown, until=services.periods.until(slot.period, now))
