"""Personal data in text: recall by kind on a generated set, clean texts touched, and speed.

Names come from Faker (en_GB) when it is installed, so that they are not from our own lists; otherwise from
the short list below. Scrubadub, when installed, is measured on the same texts.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.measure import Row, cpu_seconds
from partake.methods.personal_data import Kind, find_personal_data, has_check_digit

PER_KIND = 200
_NAMES = (
    "Oluwaseun Bankole",
    "Margaret Thistlewood",
    "Parminder Sandhu",
    "Siobhan O'Leary",
    "Tom Birtwhistle",
    "Aleksandra Nowak",
    "Grace Mensah",
    "Mohammed Iqbal",
    "Jean-Luc Moreau",
    "Wilhelmina Prout",
    "Tyrese Campbell",
    "Bronagh Devlin",
    "Will Hargreaves",
    "Nasreen Begum",
    "Yiannis Petrou",
    "Dilys Pugh",
    "Rhiannon Bevan",
    "Harpreet Gill",
    "Fatoumata Diallo",
    "Keith Ramsbottom",
)
"""Chosen to be hard: half of the given names are not in our lists."""
_NAMED = (
    "{} was so kind to me",
    "I was seen by {} on Tuesday",
    "thanks to {} for listening",
    "my husband {} waited",
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_CLEAN = (
    "The Marie Curie nurses came at 10 in the morning",
    "I waited 45 minutes in St Mary's and 3 hours on the ward",
    "My mother has Parkinson's and Dr appointments in May",
    "Will it be on ward 12? I hope so, we may ask in March",
    "It took 15 people to mend the lift in 2024",
    "The Florence Nightingale Ward is spotless, 10/10",
    "Route 36 and the 185 stop by the road",
    "The GP and the NHS team at St Thomas' were great on Monday",
    "Mark my words, May was better than June",
    "VERY GOOD STAFF AND SERVICE",
    "Sue Ryder hospice was a grace to us",
)


@dataclass(frozen=True)
class Planted:
    """A text, and what was planted in it."""

    text: str
    kind: Kind
    secret: str


def planted(seed: int = 1) -> dict[str, list[Planted]]:
    """This will make 200 texts for each kind of personal data, all invented: numbers from the 999 test range,
    phone numbers from the ranges kept for drama, addresses at example sites."""
    draw = random.Random(seed)
    makers: dict[str, tuple[Kind, Callable[[], str], Sequence[str]]] = {
        "NHS number": (
            Kind.NHS_NUMBER,
            lambda: _nhs_number(draw),
            ("My number is {}", "{} is on my letter", "NHS no: {}."),
        ),
        "phone": (Kind.PHONE, lambda: _phone(draw), ("Call me on {}", "my mobile, {}, is off", "({})")),
        "email": (Kind.EMAIL, lambda: _email(draw), ("Write to {}", "It is {}.", "<{}> please")),
        "postcode": (Kind.POSTCODE, lambda: _postcode(draw), ("I live in {}", "from {}, by bus", "{}")),
        "address": (
            Kind.ADDRESS,
            lambda: _address(draw),
            ("I live at {}", "Come to {} please", "{}, near the park"),
        ),
        "date of birth": (
            Kind.DATE,
            lambda: _date(draw),
            ("I was born on {}", "DOB {}", "date of birth: {}."),
        ),
        "name": (Kind.NAME, _name_maker(draw), _NAMED),
    }
    found = {
        what: [Planted(draw.choice(texts).format(secret), kind, secret) for secret in (make() for _ in range(PER_KIND))]
        for what, (kind, make, texts) in makers.items()
    }
    found["lower-case name"] = [Planted(each.text.lower(), each.kind, each.secret.lower()) for each in found["name"]]
    found["first name alone"] = [
        Planted(each.text.replace(each.secret, first), each.kind, first)
        for each in found["name"]
        for first in (each.secret.split()[0],)
    ]
    return found


def is_found(each: Planted) -> bool:
    """This will say whether every character of what was planted is covered (by any kind)."""
    start = each.text.index(each.secret)
    covered = {place for one in find_personal_data(each.text) for place in range(one.start, one.end)}
    return set(range(start, start + len(each.secret))) <= covered


def rows() -> list[Row]:
    """This will measure recall by kind, clean texts touched, and texts a CPU-second."""
    sets = planted()
    rival = _scrubadub()
    found = []
    for what, texts in sets.items():
        share = sum(map(is_found, texts)) / len(texts)
        other = sum(each.secret not in rival(each.text) for each in texts) / len(texts) if rival else None
        budget = None if "name" in what else 1.0
        found.append(_row(f"personal data, {what} found", f"{len(texts)} texts", share, "share", budget, other))
    touched = sum(bool(find_personal_data(text)) for text in _CLEAN)
    found.append(Row("personal data, clean texts touched", f"{len(_CLEAN)} texts", touched, "texts", 0))
    written = [each.text for several in sets.values() for each in several]
    spent, _ = cpu_seconds(lambda: [find_personal_data(text) for text in written], repeat=3)
    other = None
    if rival:
        seconds, _ = cpu_seconds(lambda: [rival(text) for text in written])
        other = len(written) / seconds
    return [
        *found,
        _row(
            "personal data, speed",
            f"{len(written):,} texts",
            len(written) / spent,
            "texts a CPU-s",
            None,
            other,
        ),
    ]


def _row(what: str, size: str, value: float, unit: str, budget: float | None, other: float | None) -> Row:
    name = None if other is None else "scrubadub 2.0 en_GB"
    return Row(what, size, value, unit, budget, higher_is_better=True, rival=name, rival_value=other)


def _nhs_number(draw: random.Random) -> str:
    while True:
        number = f"999{draw.randrange(10**7):07}"
        if has_check_digit(number):
            gap = draw.choice(("", " ", "-"))
            return gap.join((number[:3], number[3:6], number[6:]))


def _phone(draw: random.Random) -> str:
    last = f"{draw.randrange(1000):03}"
    shapes = (
        "01632 960{}",
        "01632960{}",
        "(01632) 960 {}",
        "07700 900{}",
        "07700900{}",
        "+44 7700 900{}",
        "+44 (0)7700 900 {}",
        "020 7946 0{}",
        "0044 1632 960{}",
        "07700-900-{}",
    )
    return draw.choice(shapes).format(last)


def _email(draw: random.Random) -> str:
    user = draw.choice(("ada", "b.lee", "c_d-e", "f+nhs", "g.o'hara", "H99"))
    return f"{user}@{draw.choice(('example.com', 'mail.example.org', 'example.co.uk', 'post.example'))}"


def _postcode(draw: random.Random) -> str:
    outward = draw.choice(("LS1", "M20", "SW1A", "NE12", "B7", "EC1V", "OX44", "W1T", "ZE3", "CM99"))
    inward = f"{draw.randrange(10)}{''.join(draw.choices('ABDEFGHJLNPQRSTUWXYZ', k=2))}"
    return f"{outward}{draw.choice((' ', ''))}{inward}"


def _address(draw: random.Random) -> str:
    street = draw.choice(("Acacia", "Mill", "St Mary's", "Old School", "The", "Queen's Park", "orchard", "King Edward"))
    kind = draw.choice(("Road", "Street", "Avenue", "Lane", "Close", "Rd", "Drive", "Crescent", "St", "road"))
    number = draw.choice(("", "Flat 3, ", "flat 12b ")) + draw.choice(("7", "112", "14a", "3"))
    return f"{number}{draw.choice((' ', ', '))}{street} {kind}"


def _date(draw: random.Random) -> str:
    day, month, year = draw.randrange(1, 29), draw.randrange(1, 13), draw.randrange(1925, 2020)
    name = _MONTHS[month - 1]
    return draw.choice(
        (
            f"{day}/{month}/{year}",
            f"{day:02}.{month:02}.{year % 100:02}",
            f"{day} {name} {year}",
            f"{year}-{month:02}-{day:02}",
            f"{day}th of {name} {year}",
            f"{name} {day}, {year}",
            f"{day}-{month}-{year}",
            f"{day} {name[:3]} {year % 100:02}",
        )
    )


def _name_maker(draw: random.Random) -> Callable[[], str]:
    try:
        from faker import Faker
    except ImportError:
        return lambda: draw.choice(_NAMES)
    fake = Faker("en_GB")
    fake.seed_instance(draw.randrange(10**6))
    return lambda: f"{fake.first_name()} {fake.last_name()}"


def _scrubadub() -> Callable[[str], str] | None:
    try:
        import scrubadub
    except ImportError:
        return None
    scrubber = scrubadub.Scrubber(locale="en_GB")
    return lambda text: str(scrubber.clean(text))
