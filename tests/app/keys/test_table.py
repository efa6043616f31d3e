from textual.binding import Binding

from reader.app.keys.table import KEYS, bindings, footer, help_groups, shown


def test_no_key_means_two_things_in_one_place() -> None:
    taken = [(key.where, name) for key in KEYS for name in key.keys]
    assert len(taken) == len(set(taken))


def test_every_key_is_bound_under_an_id_of_its_own() -> None:
    wheres = {key.where for key in KEYS}
    bound = [binding for where in wheres for binding in bindings(where)]
    ids = [binding.id for binding in bound if isinstance(binding, Binding)]
    assert len(ids) == len(set(ids)) == len(KEYS)


def test_the_help_names_every_key_that_is_not_explained_elsewhere() -> None:
    helped = {key.id for _, keys in help_groups() for key in keys}
    assert helped == {key.id for key in KEYS if key.group}
    assert all(key.help and key.label for key in KEYS)


def test_the_footer_lets_the_inner_part_win() -> None:
    keys = list(footer("list", "reading", "anywhere"))
    assert [key.where for key in keys if key.keys[0] == "enter"] == ["list"]
    assert keys == sorted(keys, key=lambda key: key.footer)


def test_keys_are_shown_as_people_write_them() -> None:
    assert [shown(key) for key in ("ctrl+d", "escape", "j", "pagedown")] == ["Ctrl+D", "Esc", "j", "PgDn"]
