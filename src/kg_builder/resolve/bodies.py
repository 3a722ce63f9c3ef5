"""Countries as codes: what a bulletin calls a country, and the words that only repeat it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from kg_builder.resolve.sound import fold

_MORE = {
    "palestinian authority": "PS",
    "palestinian national authority": "PS",
    "occupied palestinian territory": "PS",
    "holy see": "VA",
    "vatican": "VA",
    "vatican city": "VA",
    "vatican city state": "VA",
    "muscat and oman": "OM",
    "swaziland": "SZ",
    "kingdom of swaziland": "SZ",
    "swazi": "SZ",
    "zaire": "CD",
    "dprk": "KP",
    "rok": "KR",
    "prc": "CN",
    "fyrom": "MK",
    "former yugoslav republic of macedonia": "MK",
    "macedonia": "MK",
    "gdr": "DDDE",
    "frg": "DE",
    "federal republic of germany": "DE",
    "west germany": "DE",
    "republic of china": "TW",
    "czechia": "CZ",
    "cabo verde": "CV",
    "cote divoire": "CI",
    "east timor": "TL",
    "drc": "CD",
    "dr congo": "CD",
    "ussr": "SUHH",
    "saudi": "SA",
    "emirati": "AE",
    "filipino": "PH",
    "philippine": "PH",
    "turkish": "TR",
    "uae": "AE",
    "transjordan": "JO",
    "ceylon": "LK",
    "persia": "IR",
    "upper volta": "BF",
    "dahomey": "BJ",
    "kampuchea": "KH",
    "siam": "TH",
    "vietnamese": "VN",
}
_FORM = re.compile(
    r"^(?:the )?(?:(?:islamic|federal|democratic|peoples|people s|united|arab|co operative|plurinational|grand) )?"
    r"(?:government|kingdom|republic|state|states|commonwealth|union|federation|sultanate|emirate|duchy|principality)"
    r" of (?:the )?"
)


@cache
def _rows() -> tuple[dict[str, str], dict[str, tuple[str, ...]], dict[str, str], dict[str, str]]:
    """Folded name to code, code to its folded words (longest first), code to common name, folded capital to code."""
    names, words, common = dict(_MORE), dict[str, set[str]](), dict[str, str]()
    capitals: dict[str, str] = {}
    strong: dict[str, str] = {}
    text = (resources.files("kg_builder.lexicon") / "data" / "countries.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        code, name, demonyms, further, capital, *_ = [*line.split("\t"), "", "", "", "", ""]
        common[code] = name
        strong[fold(name)] = code
        forms = {fold(f) for f in [name, *demonyms.split("|"), *further.split("|")] if f}
        for form in forms:
            names.setdefault(form, code)
        words[code] = forms
        if capital:
            capitals.setdefault(fold(capital), code)
    names.update(strong)
    for form, code in names.items():
        words.setdefault(code, set()).add(form)
    ordered = {code: tuple(sorted(forms, key=lambda f: (-len(f), f))) for code, forms in words.items()}
    return names, ordered, common, capitals


@lru_cache(maxsize=20_000)
def country_code(text: str | None) -> str | None:
    """The code of the country that a text names, or None.

    >>> country_code("Republic of Korea"), country_code("Korea, South"), country_code("NATO")
    ('KR', 'KR', None)
    """
    if not text:
        return None
    names = _rows()[0]
    forms = [fold(text)]
    if "," in text:
        first, _, rest = text.partition(",")
        forms.append(fold(f"{rest} {first}"))
    for form in forms:
        plain = form.removeprefix("the ")
        for candidate in (form, plain, _FORM.sub("", form)):
            if candidate in names:
                return names[candidate]
    return None


def country_words(code: str) -> tuple[str, ...]:
    """The folded names and demonyms of a country, longest first."""
    return _rows()[1].get(code, ())


def country_name(code: str) -> str:
    """The common English name of a country."""
    return _rows()[2].get(code, code)


@cache
def _items() -> dict[str, str]:
    text = (resources.files("kg_builder.lexicon") / "data" / "countries.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {row[0]: row[5] for row in rows if len(row) > 5 and row[5]}


def country_item(code: str) -> str | None:
    """The Wikidata item of a country."""
    return _items().get(code)


@cache
def all_country_words() -> frozenset[str]:
    """Every single word of a country's name or demonym."""
    return frozenset(word for form in _rows()[0] for word in form.split())


@cache
def cities() -> dict[str, str]:
    """Folded city to the code of its country; capitals win."""
    found: dict[str, str] = {}
    for line in (resources.files("kg_builder.lexicon") / "data" / "cities.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, code = line.split("\t")[:2]
            found[fold(name)] = code
    return found | _rows()[3]


def capitals() -> dict[str, str]:
    """Folded capital to the code of its country."""
    return _rows()[3]
