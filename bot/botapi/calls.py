"""Calls of the Bot API as plain JSON: what PTB's own methods do around a request costs more than the request."""

import logging
from functools import partial
from typing import Any

from telegram.ext import ExtBot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter  # RequestData takes it; it has no public name

log = logging.getLogger(__name__)


async def call(bot: ExtBot[None], method: str, **parameters: Any) -> Any:
    """Call a method (`sendMessage`) with its parameters, those that are None left out; the result is as in the Bot API.

    No parameter can be a file or an object of PTB. The call is paced like any other. Raises TelegramError, as PTB's methods do.
    """
    given = {name: value for name, value in parameters.items() if value is not None}
    data = RequestData([RequestParameter(name, value, None) for name, value in given.items()])
    post = partial(bot.request.post, f"{bot.base_url}/{method}", data)
    pacing = bot.rate_limiter
    log.debug("calling %s with %s", method, given)
    result = await (pacing.process_request(post, (), {}, method, given, None) if pacing else post())
    log.debug("%s gave %s", method, result)
    return result
