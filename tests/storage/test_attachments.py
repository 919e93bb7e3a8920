"""Files on their way: whoever was fetching may die, and nobody waits for long because of that."""

from storage import attachments, lanes

CHANNELS = {"test": "a"}


def waiting_file(database) -> str:
    def use_case(uow):
        wanted = lanes.Wanted("test", "a", "1", True)
        lane = lanes.ensure(uow, [wanted])[wanted]
        name = attachments.offer(uow, lane, {"ref": "r"})
        attachments.keep(uow, name)
        return name

    return database.write_now(use_case)


def take(database) -> list[str]:
    return database.write_now(
        lambda uow: [one.id for one in attachments.take_waiting(uow, CHANNELS, 8)]
    )


def test_a_file_that_was_tried_often_is_tried_again_within_two_minutes(database, clock):
    # Broken once: the pause grew by half a minute a try without an end; after the scanner had been
    # away for a night it was half an hour.
    name = waiting_file(database)
    for _ in range(20):
        assert take(database) == [name]
        assert take(database) == []
        clock.pass_(seconds=121)


def test_what_was_in_hand_at_a_crash_is_fetched_at_the_next_start(database, clock):
    name = waiting_file(database)
    for _ in range(5):
        assert take(database) == [name]
        database.write_now(attachments.release_all)
    assert take(database) == [name]
    database.write_now(attachments.release_all)  # perhaps it is what ends us: it waits its time
    assert take(database) == []
    clock.pass_(seconds=121)
    assert take(database) == [name]
