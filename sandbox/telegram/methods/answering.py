"""answerCallbackQuery: once per press, and before it expires."""

from sandbox.telegram.args import Args
from sandbox.telegram.core import Core
from sandbox.telegram.errors import bad_request
from sandbox.telegram.records import CallbackAnswer


async def answer_callback_query(core: Core, args: Args) -> bool:
    press = core.presses.pop(args.text("callback_query_id"), None)
    if press is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(args.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = CallbackAnswer(True, args.text("text"), args.flag("show_alert"), args.text("url"))
    if not press.answer.done():
        press.answer.set_result(answer)
    core.feed.publish(
        {
            "type": "callback_answer",
            "chat": press.message.chat.id,
            "message": press.message.id,
            "person": press.person.id,
            "text": answer.text,
            "alert": answer.alert,
            "url": answer.url or None,
        }
    )
    return True
