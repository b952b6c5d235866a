"""Inline mode: `@bot words` in any chat offers the user's own videos. Nothing is ordered or stored."""

import time

from telegram import InlineQuery, Update

from bot.access.requester import Requester
from bot.acknowledgement import arrived_at
from bot.handlers.context import BotContext, Services
from bot.handlers.languages import language_in


async def inline_query(update: Update, context: BotContext) -> None:
    """Answer soon, if the user does not type on meanwhile. The update is acknowledged at once."""
    if query := update.inline_query:
        services = context.services
        services.inline_queries.put(
            query.from_user.id, lambda: _answer(query, services), min(arrived_at(), time.monotonic())
        )


async def _answer(query: InlineQuery, services: Services) -> None:
    user, cards = query.from_user, services.inline_cards
    language = await language_in(services.chats, user.id, user.language_code)
    asking = Requester(chat_id=user.id, title="", user_id=user.id, user_name="", private=True, language=language)
    page = await services.own_videos.page(asking, query.query, query.offset)
    videos = [cards.video(language, found.video, str(found.after)) for found in page.found]
    button = None if videos or query.offset else cards.nothing(language, has_videos=page.has_videos)
    await services.inline_answers.send(query.id, videos, has_more=page.has_more, button=button)
