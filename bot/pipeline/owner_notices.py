"""Notifies the admins of an outcome that only they can fix, with the setting to change."""

from bot.access.admins import BotAdmins
from bot.access.notices import Notices
from bot.cards.owner import topic, topics_of_model
from bot.catalogue import Catalogue
from bot.parameters import Parameters
from bot.pipeline.named_fields import setting_of
from bot.pipeline.outcomes import Accepted, Outcome, Rejected, RetryLater, Unknown
from bot.texts.words import clip_escaped
from bot.videoapi.providers import Providers, SettingNames
from storage.database import Database
from storage.model import Task


class OwnerNotices:
    """One notice per cause and day. What works again is reported at once if it fails later."""

    def __init__(self, database: Database, admins: BotAdmins, providers: Providers, catalogue: Catalogue) -> None:
        self._notices = Notices(database, admins)
        self._providers = providers
        self._catalogue = catalogue

    async def tell(self, task: Task, outcome: Outcome) -> None:
        """Notify the admins, if the outcome is theirs to fix. Never raises."""
        match outcome:
            case Accepted():
                await self._notices.is_fixed(topics_of_model(task))
            case RetryLater(matter=matter, detail=detail) if matter:
                await self._about_address(task, matter, None, detail, outcome.words)
            case Rejected("key", words, status):
                await tell_refused_key(self._notices, task, self._providers.setting_names(task.provider), status, words)
            case Rejected("quota", words):
                key = self._providers.setting_names(task.provider).key
                await self._notices.tell(topic("quota", task), "owner-quota", reason=clip_escaped(words), setting=key)
            case Rejected("no-access", words, status):
                await self._no_access(task, words, status)
            case Rejected("photo-store", detail=detail):
                await self._notices.tell(topic("photo-store", task), "owner-photo-store", cause=detail, reason=detail)
            case Rejected("request", words, status=status, field=field) | Unknown(
                "request", words, status=status, field=field
            ):
                await self._refused_field(task, words, status, field)
            case Rejected(
                ("address" | "page" | "certificate" | "format") as matter, words, status=status, detail=detail
            ):
                await self._about_address(task, matter, status, detail, words)
            case Unknown(("address" | "page" | "format") as matter, words, status=status, detail=detail):
                await self._about_address(task, matter, status, detail, words)
            case _:
                pass

    async def _no_access(self, task: Task, words: str, status: int | None) -> None:
        model = task.parameters.model if task.parameters else ""
        await self._notices.tell(
            topic("no-access", task), "owner-no-access", cause=f"{status}", quote=words,
            status=str(status), model=model, setting=self._providers.setting_names(task.provider).key,
        )  # fmt: skip

    async def _refused_field(self, task: Task, words: str, status: int | None, field: str) -> None:
        if task.parameters is None:
            return
        model = self._catalogue.ordered(Parameters.of(task.parameters))
        await self._notices.tell(
            topic("request", task), "owner-request", cause=field, quote=words,
            status=str(status), field=field, model=model.name, setting=setting_of(self._catalogue, model, field),
        )  # fmt: skip

    async def _about_address(self, task: Task, matter: str, status: int | None, detail: str, words: str) -> None:
        """`matter`: a `Cause`."""
        reason = detail if status is None else f"HTTP {status}"
        await self._notices.tell(
            topic(matter, task), f"owner-{matter}", cause=f"{reason} {task.api_root}", quote=words,
            reason=reason, setting=self._providers.setting_names(task.provider).url, url=task.api_root,
        )  # fmt: skip


async def tell_refused_key(notices: Notices, task: Task, names: SettingNames, status: int | None, words: str) -> None:
    """Notify the admins that the provider of a task does not accept the key. Never raises."""
    await notices.tell(
        topic("key", task), "owner-key", cause=f"{status}", quote=words, status=str(status), setting=names.key
    )
