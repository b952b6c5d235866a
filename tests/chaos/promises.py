"""The result of a scenario, and the promises it breaks, compared with the same scenario without a death."""

from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.telegram.world import Message
from tests.chaos.ledger import Order
from tests.chaos.scene import Scene, actions


@dataclass(frozen=True)
class Account:
    """The result of a scenario.

    `posts`: creates that reached the provider. `paid`: ids of paid tasks. `doubts`: tasks of unknown outcome whose chat
    was notified. `answered`: which of the users' messages were answered, by index. `books`: what is wrong with the ledger,
    the budgets or the bills.
    """

    posts: int
    paid: tuple[str, ...]
    orders: tuple[Order, ...]
    told: frozenset[str]
    doubts: frozenset[str]
    said: int
    answered: frozenset[int]
    books: tuple[str, ...] = ()

    @property
    def summary(self) -> tuple[object, ...]:
        """The part that is the same in every run."""
        endings = tuple((order.state, order.settled) for order in self.orders)
        return self.posts, len(self.paid), endings, self.said, self.answered


async def account(scene: Scene) -> Account:
    """Read the chats, the provider's records and the database."""
    orders = await scene.world.ledger.orders(chat.id for chat in scene.chats)
    messages = [message for chat in scene.chats for message in scene.telegram.messages(chat)]
    said = [message for message in messages if message.from_bot]
    paid = tuple(create.task_id for create in scene.creates if create.charged and create.task_id)
    return Account(
        posts=scene.posts,
        paid=paid,
        orders=orders,
        told=frozenset(task_id for task_id in paid if any(task_id in message.words for message in said)),
        doubts=frozenset(order.id for order in orders if order.state == "unknown" and _is_told(order, said)),
        said=len(said),
        answered=_answered([message for message in messages if not message.from_bot], said),
        books=tuple((await scene.world.books()).wrong()),
    )


def _is_told(order: Order, said: list[Message]) -> bool:
    """Whether the chat has the task's message, with the question or with the reply to the user's answer."""
    shown = [message for message in said if (message.chat.id, message.id) == (order.chat_id, order.status_message_id)]
    wanted = set() if order.settled else {"again", "forget"}
    return any(actions(message) - {""} == wanted for message in shown)


def _answered(asked: list[Message], said: list[Message]) -> frozenset[int]:
    replied = {(message.chat.id, message.reply_to.id) for message in said if message.reply_to}
    return frozenset(place for place, message in enumerate(asked) if (message.chat.id, message.id) in replied)


def broken(undisturbed: Account, found: Account, *, in_flight: set[str], deaths: int) -> Iterator[str]:
    """The broken promises, in a few words each.

    `in_flight`: the tasks that were being submitted when a bot died. Only they may end as unknown.
    """
    if found.posts > undisturbed.posts:
        yield f"{found.posts} creates instead of {undisturbed.posts}"
    if len(found.orders) != len(undisturbed.orders):
        yield f"{len(found.orders)} orders instead of {len(undisturbed.orders)}"
    for order, model in zip(found.orders, undisturbed.orders, strict=False):
        if order.id in in_flight:
            if order.state != "unknown":
                yield f"order {order.id} was cut off in flight and is {order.state}, not unknown"
        elif (order.state, order.settled) != (model.state, model.settled):
            yield f"order {order.id} is {order.state}/{order.settled} instead of {model.state}/{model.settled}"
    yield from _lost(found)
    yield from found.books
    if missing := undisturbed.answered - found.answered:
        yield f"messages {sorted(missing)} were not answered"
    if found.said > undisturbed.said + deaths:
        yield f"the bot said {found.said} things instead of {undisturbed.said}"
    if found.said < undisturbed.said:
        yield f"the bot said only {found.said} things instead of {undisturbed.said}"


def _lost(found: Account) -> Iterator[str]:
    """Each paid task's id must be in the chat, or the chat was notified that its outcome is unknown."""
    unknown = {order.id for order in found.orders if order.state == "unknown"}
    for order_id in unknown - found.doubts:
        yield f"nobody was told that the outcome of order {order_id} is unknown"
    untold = set(found.paid) - found.told
    if len(untold) > len(unknown):
        yield f"paid, and nobody was told: {', '.join(sorted(untold))}"
    for order in found.orders:
        if order.state == "running" and order.provider_id not in found.told:
            yield f"order {order.id} runs, but the chat does not have its id"
