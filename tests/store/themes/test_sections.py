"""Sections: which themes a story may have by what its source filed it under."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from store.api.errors import SettingsError
from store.paths import seeds_folder
from store.themes.lexicon import load_lexicon
from store.themes.section_names import name_of
from store.themes.sections import Filed, Sections
from tests.conftest import story


@pytest.fixture(scope="module")
def sections(tmp_path_factory: pytest.TempPathFactory) -> Sections:
    return sections_with(tmp_path_factory.mktemp("config"))


def sections_with(config: Path) -> Sections:
    found = load_lexicon(config).sections
    assert found is not None
    return found


def filed(sections: Sections, *names: str, link: str = "", source: str = "") -> Filed | None:
    return sections.filed_under(story(sections=names, link=link, source=source))


def first(found: Filed | None) -> str:
    return found.themes[0] if found else ""


@pytest.mark.parametrize(
    ("section", "theme"),
    [
        ("Sports", "sport"),
        ("Sport > Football", "sport"),
        ("Latest sports news", "sport"),
        ("Business & Economy", "economy"),
        ("Business > Energy", "energy"),
        ("Technology,AI", "technology"),
        ("Science & Environment", "science"),
        ("Science/Space", "space"),
        ("Arts, Culture and Entertainment", "culture"),
        ("US politics", "politics"),
        ("Crime & Courts", "justice"),
        ("Bitcoin", "digital-finance"),
        ("COP30", "climate"),
        ("Politik", "politics"),
        ("Wirtschaft & Finanzen", "economy"),
        ("Économie", "economy"),
        ("Faits divers", "justice"),
        ("Deportes", "sport"),
        ("Meio Ambiente", "climate"),
        ("Salute e benessere", "health"),
        ("Olahraga", "sport"),
        ("Экономика и бизнес", "economy"),
        ("体育新闻", "sport"),
        ("财经", "economy"),
        ("کھیل", "sport"),
        ("سائنس اور ٹیکنالوجی", "technology"),
        ("الرياضة", "sport"),
        ("سياسة واقتصاد", "politics"),
        ("खेल", "sport"),
        ("धर्म और समाज", "society"),
    ],
)
def test_a_section_as_printed_speaks_for_a_theme(sections: Sections, section: str, theme: str) -> None:
    found = filed(sections, section)

    assert found
    assert found.sure
    assert (found.themes[0], found.printed[theme]) == (theme, section)


@pytest.mark.parametrize(
    "section",
    "News|World|World/Asia|Top stories|Latest|Asia|Video|Opinion|Middle East|Uncategorized|Politique fiction du lundi|Nachrichten|"
    "À la une|Mundo|Berita Terkini|В мире|国际|دنیا|العالم العربي|देश|Health and Human Services|The Smiths|1|-| |🙂".split("|"),
)
def test_a_section_that_is_loose_or_unknown_says_nothing(sections: Sections, section: str) -> None:
    assert filed(sections, section) is None


@pytest.mark.parametrize(
    ("code", "theme"),
    [
        ("medtop:15000000", "sport"),
        ("medtop:01000000", "culture"),
        ("medtop:20000256", "energy"),  # energy and resource, within economy
        ("medtop:20000270", "water"),  # water supply, within energy and resource
        ("medtop:20000344", "economy"),
        ("medtop:20000739", "space"),  # space exploration, within scientific exploration
        ("medtop:20001279", "digital-finance"),  # cryptocurrency
        ("medtop:20000639", "diplomacy"),  # diplomacy, within politics
        ("http://cv.iptc.org/newscodes/mediatopic/20000418", "climate"),
        ("IPTC 15054000", "sport"),
        ("subj:04005002", "energy"),
        ("subj:04017000", "economy"),
        ("iptc:11001000", "security"),
        ("13008000", "space"),
        ("03002000", "disaster"),
    ],
)
def test_codes_of_agencies_are_understood(sections: Sections, code: str, theme: str) -> None:
    assert first(filed(sections, code)) == theme
    assert first(filed(sections, "Politics", "Society", "Ines Roth", "Harbour", "Fishing", code)) == theme


@pytest.mark.parametrize(
    ("link", "theme", "printed"),
    [
        ("https://harbour.example/sport/ferry-race-ends", "sport", "/sport/"),
        ("https://harbour.example/2025/06/business/energy/oil-is-up", "energy", "/business/energy/"),
        ("https://harbour.example/news/science-environment-12345678", "science", "/science-environment/"),
        ("https://harbour.example/news/uk-politics-1234567", "politics", "/uk-politics/"),
        ("https://harbour.example/politik/inland/haushalt-1.2", "politics", "/politik/"),
        ("https://sport.harbour.example/2025/final", "sport", "sport.harbour.example"),
        ("https://harbour.example/%E0%A4%96%E0%A5%87%E0%A4%B2/one", "sport", "/खेल/"),
        ("https://harbour.example/%D8%B1%D9%8A%D8%A7%D8%B6%D8%A9/1", "sport", "/رياضة/"),
        ("https://harbour.example/books/science-fiction/review", "culture", "/books/"),
    ],
)
def test_an_address_names_its_section(sections: Sections, link: str, theme: str, printed: str) -> None:
    found = filed(sections, "World", link=link)

    assert found
    assert (found.themes[0], found.printed[theme]) == (theme, printed)


@pytest.mark.parametrize(
    "path",
    [
        "world/asia/ferry",
        "news/world-asia-12345678",
        "sport-minister-resigns",
        "2025/06/02/health",
        "media/1/a.html",
        "security/log-in",
        "it/notizie/1",
        "company/news/1",
    ],
)
def test_an_address_without_a_section_says_nothing(sections: Sections, path: str) -> None:
    assert filed(sections, link=f"https://www.harbour.example/{path}") is None


def test_a_subdomain_that_names_a_language_or_a_device_is_no_section(sections: Sections) -> None:
    assert filed(sections, link="https://it.harbour.example/notizie") is None
    assert filed(sections, link="https://mobile.harbour.example/news") is None
    assert first(filed(sections, link="https://harbour.example/tv/a-new-series")) == "culture"


def test_a_feeds_title_may_name_the_section(sections: Sections) -> None:
    assert first(filed(sections, source="Harbour News - Technology")) == "technology"
    assert first(filed(sections, source="Harbour > Business > Economy")) == "economy"
    assert filed(sections, source="Harbour News | World") is None
    assert filed(sections, source="Science") is None


def test_few_sections_allow_what_each_stands_for(sections: Sections) -> None:
    found = filed(sections, "Business", "Tokyo", "Technology")

    assert found
    assert found.sure
    assert found.themes[:2] == ("economy", "technology")
    assert found.printed["technology"] == "Technology"


def test_the_address_counts_more_than_a_category_and_is_told_more_closely_by_it(sections: Sections) -> None:
    assert first(filed(sections, "Energy", link="https://harbour.example/business/oil")) == "energy"
    assert first(filed(sections, "Sports", link="https://harbour.example/business/club-for-sale")) == "economy"


def test_many_tags_are_sure_only_where_they_agree(sections: Sections) -> None:
    agreed = filed(sections, "Harbour FC", "Premier League", "Football", "Sport", "Ines Roth")
    begun = filed(sections, "Politics", "Ann Roe", "Harbour", "Climate", "Ferries", "Budget")
    torn = filed(sections, "Ann Roe", "Harbour", "Climate", "Ferries", "Budget")

    assert agreed
    assert agreed.sure
    assert agreed.themes == ("sport",)
    assert begun
    assert begun.sure
    assert begun.themes[0] == "politics"
    assert torn
    assert not torn.sure
    assert set(torn.themes) == {"climate", "economy"}
    assert filed(sections, "Ann Roe", "Jan Doe", "Harbour", "Ferries", "Pier 3") is None


def test_a_persons_own_sections_count_before_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "themes.d"
    folder.mkdir()
    before = load_lexicon(tmp_path).fingerprint
    (folder / "harbour.toml").write_text(
        '[sections]\n"Around the Harbour" = ["economy", "water"]\nSport = "society"\nPolitics = []\n'
    )
    sections = sections_with(tmp_path)

    assert load_lexicon(tmp_path).fingerprint != before
    assert first(filed(sections, "around the harbour")) == "economy"
    assert first(filed(sections, "Sport")) == "society"
    assert filed(sections, "Politics") is None
    assert first(filed(sections, "Science")) == "science"


@pytest.mark.parametrize(
    ("written", "told"), [("sections = 3", "as a table"), ("[sections]\nHarbour = 3", "“Harbour” needs a list")]
)
def test_a_table_that_is_wrong_is_named(tmp_path: Path, written: str, told: str) -> None:
    (tmp_path / "themes.d").mkdir()
    (tmp_path / "themes.d" / "harbour.toml").write_text(written)

    with pytest.raises(SettingsError, match=told):
        load_lexicon(tmp_path)


def test_hidden_themes_are_left_out_and_merged_ones_stand_where_they_were_merged_into(sections: Sections) -> None:
    found = filed(sections, "Science")
    assert found

    assert found.standing({"science": "technology", "technology": "technology", "health": "health"}) == Filed(
        ("technology", "health"), {"technology": "Science", "health": "Science"}, True
    )
    assert found.standing({}) == Filed((), {}, True)


def test_no_name_stands_for_two_things() -> None:
    tables = tomllib.loads((seeds_folder() / "sections.toml").read_text())
    meant: dict[str, str] = {name_of(name): "loose" for name in tables["loose"].replace("\n", ",").split(",")}
    twice = {}
    for table in tables["section"]:
        for listed in (value for key, value in table.items() if key not in ("themes", "anywhere")):
            for name in filter(None, map(name_of, listed.replace("\n", ",").split(","))):
                if meant.setdefault(name, table["themes"][0]) != table["themes"][0]:
                    twice[name] = (meant[name], table["themes"][0])

    assert not twice


def test_every_theme_of_the_table_is_one_there_is(tmp_path: Path) -> None:
    known = {theme.key for theme in load_lexicon(tmp_path).every}
    tables = tomllib.loads((seeds_folder() / "sections.toml").read_text())

    assert {theme for table in (*tables["section"], *tables["topic"]) for theme in table["themes"]} <= known
    assert all(table["themes"] for table in tables["section"])


@pytest.mark.parametrize("text", ["> & / , ", "sport ", "体育", "و", "a-", "1", "%", "sport/", "|"])
def test_what_is_far_too_long_is_passed_over(sections: Sections, text: str) -> None:
    long = text * 50_000
    link = f"https://{long.replace(' ', '')}/{long.replace(' ', '')}/a"

    assert filed(sections, *[long[at:] for at in range(50)]) is None
    filed(sections, long[:80], long[:79], source=long, link=link)  # must come to an end
