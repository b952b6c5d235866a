"""Errors of PTB's handlers are raised."""

import asyncio
import logging
from contextlib import suppress
from typing import Any

import pytest
from telegram import Update
from telegram.ext import ApplicationHandlerStop, ContextTypes, TypeHandler

from tests.unit.intake.bot_api import message
from tests.unit.intake.world import World

PROMPT = "a cat in a hat"


def update(world: World, update_id: int = 1) -> Update:
    return Update.de_json(message(update_id), world.bot)


async def fail(update: Update) -> None:
    raise ValueError(update.update_id)


async def test_a_handlers_error_comes_out_and_later_groups_do_not_run(world: World) -> None:
    ran: list[int] = []

    async def later(update: Update, _context: Any) -> None:
        ran.append(update.update_id)

    world.application.add_handler(TypeHandler(Update, later), group=1)
    await world.process(update(world, 1))
    world.behave = fail
    with pytest.raises(ValueError, match="2"):
        await world.process(update(world, 2))
    assert ran == [1]


async def test_stopping_the_handlers_is_no_error(world: World) -> None:
    async def stop(_update: Update) -> None:
        raise ApplicationHandlerStop

    world.behave = stop
    await world.process(update(world))


async def test_updates_side_by_side_keep_their_own_errors(world: World) -> None:
    async def fail_if_odd(update: Update) -> None:
        await asyncio.sleep(0.001)
        if update.update_id % 2:
            raise ValueError(update.update_id)

    world.behave = fail_if_odd
    outcomes = await asyncio.gather(
        *(world.process(update(world, number)) for number in range(6)), return_exceptions=True
    )
    assert [error.args[0] if error else None for error in outcomes] == [None, 1, None, 3, None, 5]


async def test_an_error_that_an_error_handler_dealt_with_does_not_come_out(world: World) -> None:
    async def deal_with(_update: object, _context: Any) -> None:
        raise ApplicationHandlerStop

    world.application.error_handlers = {deal_with: True, **world.application.error_handlers}
    world.behave = fail
    await world.process(update(world))


async def test_an_update_whose_context_cannot_be_built_is_not_dropped_in_silence(world: World) -> None:
    class Broken(ContextTypes.DEFAULT_TYPE):
        @classmethod
        def from_update(cls, *_arguments: Any) -> Any:
            raise LookupError

    world.application.context_types = ContextTypes(context=Broken)
    with pytest.raises(LookupError):
        await world.process(update(world))


async def test_an_error_in_the_background_is_logged_and_blames_no_update(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    async def background() -> None:
        raise ValueError(PROMPT)

    async def begin(update: Update) -> None:
        with suppress(ValueError):
            await world.application.create_task(background(), update)

    world.behave = begin
    await world.application.start()
    with caplog.at_level(logging.INFO, "bot"):
        await world.process(update(world))
    await world.application.stop()
    assert "A background task failed" in caplog.text
    assert PROMPT not in caplog.text
