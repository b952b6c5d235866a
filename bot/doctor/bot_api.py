"""Checks Telegram: the token, how updates arrive, which group messages the bot receives, and whether inline mode is on."""

from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from telegram import Bot, WebhookInfo
from telegram.error import EndPointNotFound, InvalidToken, TelegramError

from bot.botapi.answers import NoBotApi, asking, check_identity
from bot.botapi.transport import AiohttpRequest
from bot.doctor.finding import Finding, note, ok, problem
from bot.settings import Settings, Updates

ANSWER = 4.0  # seconds per answer
RECENT = timedelta(hours=1)  # how long a delivery failure reported by Telegram is relevant


async def check_telegram(settings: Settings) -> list[Finding]:
    """Call getMe and getWebhookInfo; sets nothing and fetches no updates."""
    root = settings.telegram_api_url
    bot = Bot(settings.token, f"{root}/bot", request=_transport(), get_updates_request=_transport())
    try:
        async with AsyncExitStack() as stack:
            with asking("getMe"):
                await stack.enter_async_context(bot)
            check_identity(bot)
            with asking("getWebhookInfo"):
                updates = _updates(settings, await bot.get_webhook_info())
    except (InvalidToken, EndPointNotFound):
        return [problem("token.refused", "Telegram does not accept it: copy TELEGRAM_BOT_TOKEN from @BotFather again")]
    except NoBotApi as error:
        return [
            problem(
                "token.no-bot-api", f"TELEGRAM_API_URL {root} is not a Bot API server that this bot can use: {error}"
            )
        ]
    except TelegramError as error:
        return [problem("token.unchecked", f"not checked: {error.message} (TELEGRAM_API_URL is {root})")]
    return [ok("token.accepted", f"this is @{bot.username}"), *updates, _privacy(bot), *_inline_mode(bot)]


def _transport() -> AiohttpRequest:
    return AiohttpRequest(read_timeout=ANSWER, write_timeout=ANSWER, connect_timeout=ANSWER)


def _updates(settings: Settings, info: WebhookInfo) -> list[Finding]:
    waiting = f" ({info.pending_update_count} waiting)" if info.pending_update_count else ""
    if settings.updates_mode is Updates.POLLING:
        if not info.url:
            return [ok("updates.polling", f"long polling{waiting}")]
        words = f"Telegram sends them to {_host(info.url)}; the next start ends that, as UPDATES is polling"
        return [note("updates.webhook-left-over", words)]
    if not info.url:
        return [note("updates.no-webhook", f"no webhook yet{waiting}: the next start sets it")]
    if info.url != f"{settings.public_url}/telegram/webhook":
        words = (
            f"Telegram sends them to {_host(info.url)}, which is not PUBLIC_URL; start the bot, and it takes them over. "
            "If that does not last, another program uses this token: stop it, or give it a bot of its own"
        )
        return [problem("updates.webhook-elsewhere", words)]
    return [ok("updates.webhook", f"webhook at {settings.public_url}{waiting}"), *_last_error(info)]


def _last_error(info: WebhookInfo) -> list[Finding]:
    if not info.last_error_message or not info.last_error_date:
        return []
    at = info.last_error_date.astimezone(UTC)
    words = f"Telegram could not deliver at {at:%Y-%m-%d %H:%M} UTC: “{info.last_error_message}”"
    if datetime.now(UTC) - at > RECENT:
        return [note("updates.failed-before", words)]
    return [problem("updates.failing", f"{words}. Start the bot, and see that PUBLIC_URL reaches it from outside")]


def _privacy(bot: Bot) -> Finding:
    if bot.bot.can_read_all_group_messages is None:
        return note("groups.privacy-unknown", "this Bot API server does not say whether privacy mode is on")
    if bot.can_read_all_group_messages:
        return note(
            "groups.privacy-off",
            "privacy mode is off: the bot is sent all messages of its groups, and answers those meant for it",
        )
    words = (
        f"privacy mode is on: of its groups the bot is sent only commands (/video@{bot.username}) and replies to it. "
        "For mentions in captions make it a group's admin, or turn privacy off (@BotFather, /setprivacy) and add it again"
    )
    return note("groups.privacy-on", words)


def _inline_mode(bot: Bot) -> list[Finding]:
    """Only if it is known to be off: nothing else depends on it."""
    if bot.bot.supports_inline_queries is not False:
        return []
    words = (
        f"inline mode is off: to let people send their own videos from any chat by typing @{bot.username}, turn it on "
        "(@BotFather, /setinline)"
    )
    return [note("inline.off", words)]


def _host(url: str) -> str:
    """Only the host: paths of other programs' webhooks often contain a secret."""
    return urlsplit(url).hostname or "another address"
