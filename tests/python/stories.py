"""Short stories for tests of many documents: made up, numbered, no two alike."""

from __future__ import annotations

TOWNS = ("Lima", "Oslo", "Hanoi", "Accra", "Quito", "Riga")
PEOPLE = ("Ana Ruiz", "Tomas Lind", "Kofi Mensah", "Linh Tran", "Eva Berg", "Juan Paz")


def story(number: int) -> str:
    """A story of three sentences: a dateline, names, a date, and a quotation."""
    town, person = TOWNS[number % 6], PEOPLE[number // 6 % 6]
    day, year = number % 27 + 1, 2001 + number % 19
    return (
        f"{town.upper()}, May {day} -- The council of {town} said on Friday that it would close "
        f"{number + 2} schools.\n\n"
        f"“We had no choice,” said {person}, the mayor. The vote was held on March {day}, {year}.\n"
    )


def stories(count: int) -> list[str]:
    """The first `count` stories."""
    return [story(number) for number in range(count)]
