"""What the chat is told about each fault of a create (docs/video-api.md, "Errors"): the same in every format."""

from sandbox.telegram.world import Message

AGAIN, FORGET, TRY = "Send again (may cost twice)", "Dismiss", "Try again"
NOT_CHARGED = "Nothing was charged."
NOBODY_KNOWS = "I can’t tell whether it was charged"

_REFUSED = {
    "bad_key_401": ("didn’t accept this bot’s key. {owner}", ""),
    "quota_403_nested": ("run out of credit. {owner}", ""),
    "quota_403_flat": ("run out of credit. {owner}", ""),
    "quota_429": ("run out of credit. {owner}", ""),
    "saturated_hides_quota_429": ("run out of credit. {owner}", ""),
    "not_allowed_403": ("doesn’t let this bot use {model}. {owner}", ""),
    "no_channel_503": ("has no {model} at the moment.", "No available channel for model sora-2"),
    "task_not_exist_400": ("declined it", "task_not_exist"),
    "billing_error_200": ("didn’t accept this bot’s key. {owner}", ""),
    "bad_request_400": ("declined it", "This content may violate our guardrails"),
    "too_large_413_json": ("declined it", "request body too large"),
    "not_found_404_json": ("wasn’t found at the address that this bot uses. {owner}", ""),
}
REFUSED = tuple(_REFUSED)
UNCLEAR = {
    "task_route_error": "answer doesn’t say",
    "error_500_json": "answer doesn’t say",
    "html_200": "answer doesn’t say",
    "gateway_502_html": "answer doesn’t say",
    "gateway_504_html": "answer doesn’t say",
    "no_id_200": "answer doesn’t say",
    "empty_200": "answer doesn’t say",
    "bad_json_200": "answer doesn’t say",
    "redirect_302": "wasn’t found at the address that this bot uses",
    "reset_before_read": "The connection broke",
    "reset_in_upload": "The connection broke",
    "reset_after_accept": "The connection broke",
}
SILENT = ("hang_after_accept", "hang_before_read")
BUSY = ("saturated_429", "rate_limit_429_empty")
LATE = ("slow_accept",)


TOLD, UNTOLD = "The owner has been told.", "Only this bot’s owner can fix this."


def refusal(kind: str, model: str, path: str, owner: str = TOLD) -> tuple[str, str]:
    """The bot's words and the provider's for a fault of REFUSED.

    `model`: its title; `path`: of the create; `owner`: what is said of the owner.
    """
    ours, theirs = _REFUSED[kind]
    return ours.format(model=model, owner=owner), theirs.format(path=path)


def is_about_account(kind: str) -> bool:
    """Whether the owner has to mend it, so that no other model is offered."""
    return "quota" in kind or kind in {"bad_key_401", "billing_error_200", "not_found_404_json"}


def is_about_model(kind: str) -> bool:
    """Whether the provider does not have the model, so that others come first."""
    return kind in {"not_allowed_403", "no_channel_503"}


def is_about_words(kind: str) -> bool:
    """Whether the same words would be refused again."""
    return kind == "bad_request_400"


def labels(message: Message) -> list[str]:
    """The buttons of a message, row by row."""
    return [button.text for row in message.buttons for button in row]
