"""The facts of each state are decided once, and sets of states are derived only from them."""

import re

import pytest

from storage.statements import FRAGMENT, PLACEHOLDER, QUERIES
from storage.states import FACTS, GROUPS, TRANSITIONS, Erase, State

SQL = {str(file.relative_to(QUERIES)): file.read_text(encoding="utf-8") for file in QUERIES.rglob("*.sql")}
SEVERAL = re.compile(r"\bIN \(\s*'[^)]*\)")
STATE_WORD = re.compile(rf"'({'|'.join(State)})'")
# Sets of a few states that belong to a single statement.
ITS_OWN = {
    "'undelivered', 'expired'",
    "'ready', 'delivering'",
    "'running', 'ready'",
    "'submitting', 'delivering'",
    "'collecting', 'queued', 'running', 'ready'",
}


@pytest.mark.parametrize("state", State)
def test_every_state_has_facts_and_transitions(state: State) -> None:
    assert state in FACTS and state in TRANSITIONS


@pytest.mark.parametrize("state", State)
def test_the_facts_of_a_state_agree(state: State) -> None:
    """Paid content is never erased without confirmation, notified states are idle, and idle ones have no lease."""
    facts = FACTS[state]
    assert not (facts.unfinished and facts.erase is Erase.AT_ONCE)
    assert not (facts.cancellable and facts.unfinished)
    assert not facts.notified or (facts.idle and not facts.unfinished)
    assert not (facts.idle and facts.leased)
    assert facts.idle or TRANSITIONS[state]
    assert not facts.cancellable or State.CANCELLED in TRANSITIONS[state]


def test_every_group_in_sql_exists() -> None:
    names = {name for text in SQL.values() for name in PLACEHOLDER.findall(text)}
    assert names - {name for text in SQL.values() for name, _ in FRAGMENT.findall(text)} == GROUPS.keys()


@pytest.mark.parametrize("name", SQL)
def test_no_set_of_states_is_written_out_in_sql(name: str) -> None:
    """A new state would be missing there."""
    sets = {found[0].removeprefix("IN (").removesuffix(")") for found in SEVERAL.finditer(SQL[name])}
    assert {found for found in sets if STATE_WORD.search(found)} <= ITS_OWN
