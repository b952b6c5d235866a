"""The barriers at which a bot is killed: before and after each commit, and before and after each call takes effect."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from tests.chaos.scene import Scene
from tests.chaos.statements import writing_statements

Kind = Literal["commit", "call", "create", "photo"]

# Steps 6 and 7 cannot charge any more; `storm.py` kills during them at random moments.
POLLING_AND_DELIVERY = """
    deliveries_claim deliveries_mark_interrupted delivery_deliver_again delivery_mark_delivered delivery_mark_delivering
    delivery_mark_undelivered delivery_postpone delivery_renew_lease delivery_requeue lease_reschedule polls_claim
    polling_end polling_mark_ready polling_poll_again polling_poll_now polling_record_progress
    status_clear_stale_message task_count_repeat task_mute task_unmute
"""
CLOCK_REPAIR = """
    far_due_reset far_lease_end far_show_lease_end far_show_reset
"""
BY_HAND = """
    broadcast_claim broadcast_copies_drop broadcast_copies_move broadcast_copies_unclear broadcast_copy_begin
    broadcast_copy_postpone broadcast_copy_record broadcast_end broadcast_gathered broadcast_insert
    broadcast_recipients_insert
    broadcast_release chat_unreachable pause_add pause_remove queued_refuse
"""
PROFILE = """
    deleteMyCommands getMyDescription getMyShortDescription setMyCommands setMyDescription setMyShortDescription
"""
SETTINGS = """
    chat_confirm_above chat_language chat_open_settings chat_order_mentions kept_language tasks_language
    topic_options_delete topic_options_set
"""
DELETIONS = """
    broadcasts_delete budget_alerts_delete_old budget_use_delete_old charges_delete content_delete failures_delete
    finished_delete idempotency_keys_delete kept_delete_old kept_forget topic_options_delete_all
    user_forget
"""

# Statements and calls that no scenario has to reach, with reasons. All others that write or call are barriers.
RESTORE = "restored_orders_unclear restored_albums_dropped restored_recipients_unclear restored_broadcasts_over"
BEYOND: Mapping[str, str] = {
    "getMe": "called once at startup; changes nothing on either side",
    **dict.fromkeys(PROFILE.split(), "the bot's profile; nothing depends on it"),
    "deleteWebhook": "retried at startup until it succeeds; changes nothing here",
    "setWebhook": "retried at startup until it succeeds; changes nothing here",
    "setMessageReaction": "best effort; nothing depends on it",
    "delivery_add_result_message": "the task of a repeated video; its buttons have it too",
    **dict.fromkeys(
        BY_HAND.split(), "an admin's commands, which charge nothing; tests/e2e/test_by_hand.py kills there"
    ),
    **dict.fromkeys(RESTORE.split(), "the command `restore`: in one transaction with all rows, before the bot starts"),
    "charges_move_of_tasks": "only of a group with a hundred tasks; integration/storage/test_long_chats.py interrupts it",
    "broadcast_leases_end": "runs at startup before anything else, and again at the next start",
    **dict.fromkeys(SETTINGS.split(), "a chat's or a topic's settings, in one transaction; nothing is charged by it"),
    "last_time_claim": "notices to the admins; an interrupted one is left out for a day",
    "last_time_forget": "notices to the admins: the next one is sent sooner",
    "last_time_note": "notices to the admins: whether a card says that they have been told",
    "leases_end": "runs at startup before anything else, and again at the next start",
    "chat_greet": "decides whether a group is greeted; an interrupted greeting is left out, never repeated",
    "published_forget": "what is in the bot's profile; an interrupted start publishes it again",
    "published_set": "what is in the bot's profile; an interrupted start publishes it again",
    "submission_mark_absent": "ends a question about the past; an interrupted look is made again within a minute",
    "submissions_claim_within": "submissions_claim with a limit; the same row, the same states",
    "write_probe": "only shows that writes work; made again every few seconds",
    "turn_give_back": "after a cancellation: only changes the order of what is still queued",
    **dict.fromkeys(POLLING_AND_DELIVERY.split(), "polling and delivery: covered by the storm"),
    **dict.fromkeys(
        CLOCK_REPAIR.split(), "repairs times of a wrong clock; an interrupted repair is made in the next round"
    ),
    **dict.fromkeys(DELETIONS.split(), "deletes old rows; an interrupted deletion is made in the next round"),
    "send_pause": "only paces or wakes; integration/replicas kills there",
    "send_slot_take": "only paces or wakes; integration/replicas kills there",
    "send_slots_delete_idle": "only paces or wakes; integration/replicas kills there",
}


@dataclass(frozen=True, order=True)
class Barrier:
    """A place to kill the bot. `side`: before or after the commit or call took effect."""

    kind: Kind
    name: str
    side: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name} {self.side}"


@dataclass(frozen=True)
class Occasion:
    """The `nth` time that a scenario reaches a barrier."""

    scenario: str
    nth: int


def expected() -> frozenset[Barrier]:
    """Every barrier known without running anything. New statements are included automatically."""
    commits = writing_statements() - BEYOND.keys()
    return frozenset(
        {
            *(Barrier("commit", name, side) for name in commits for side in ("before", "after")),
            Barrier("create", "POST", "before"),
            Barrier("create", "POST", "accepted"),
            Barrier("photo", "link", "fetched"),
        }
    )


def reached(scene: Scene, commits: Iterable[str]) -> Counter[Barrier]:
    """How often a scenario reached each barrier. `commits`: the statements of each commit, separated by spaces."""
    times: Counter[Barrier] = Counter()
    for name in (name for line in commits for name in line.split() if name not in BEYOND):
        times.update({Barrier("commit", name, "before"): 1, Barrier("commit", name, "after"): 1})
    for method in scene.called:
        if method not in BEYOND:
            times.update({Barrier("call", method, "before"): 1, Barrier("call", method, "after"): 1})
    accepted = sum(create.outcome in {"accepted", "gateway_504_html", "reset_after_accept"} for create in scene.creates)
    times.update({Barrier("create", "POST", "before"): scene.posts, Barrier("create", "POST", "accepted"): accepted})
    times[Barrier("photo", "link", "fetched")] = int(any(create.links for create in scene.creates))
    return +times
