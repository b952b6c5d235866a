"""The offset up to which updates are acknowledged."""

from hypothesis import given
from hypothesis import strategies as st

from bot.intake.offset import Offset

FIRST = 100


@given(st.data(), st.integers(1, 30))
def test_the_offset_never_passes_an_undelivered_update_whatever_ends_in_which_order(
    data: st.DataObject, count: int
) -> None:
    offset, pending, next_id = Offset(), set[int](), FIRST
    while next_id < FIRST + count or pending:
        if pending and (next_id == FIRST + count or data.draw(st.booleans())):
            update_id = data.draw(st.sampled_from(sorted(pending)))
            offset.finish(update_id)
            pending.remove(update_id)
        else:
            offset.start(next_id)
            pending.add(next_id)
            next_id += 1
        assert offset.value == min(pending, default=next_id)
        assert all(offset.has_seen(shown) for shown in range(offset.value, next_id))
    assert offset.value == FIRST + count


def test_before_the_first_update_there_is_no_offset() -> None:
    assert Offset().value is None


def test_ids_that_start_again_lower_are_followed() -> None:
    offset = Offset()
    for update_id in (1000, 5):
        offset.start(update_id)
        offset.finish(update_id)
    assert offset.value == 6
