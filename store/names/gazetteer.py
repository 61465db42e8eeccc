"""Names that are known as places without being told: countries, regions, large cities, and what calls itself one."""

from __future__ import annotations

from store.names.word_lists import ORGANISATION_WORDS, PLACE_WORDS
from store.text.cities import CITIES, place_names

_COUNTRIES = place_names("""
    afghanistan|albania|algeria|andorra|angola|antigua|argentina|armenia|australia|austria|azerbaijan|bahamas|bahrain|bangladesh|barbados
    barbuda|belarus|belgium|belize|benin|bhutan|bolivia|bosnia|botswana|brazil|britain|great britain|brunei|bulgaria|burkina faso|burma
    burundi|cambodia|cameroon|canada|cape verde|chad|chile|china|colombia|comoros|congo|costa rica|croatia|cuba|cyprus|czech republic
    czechia|denmark|djibouti|dominica|dominican republic|east timor|ecuador|egypt|el salvador|england|eritrea|estonia|eswatini|ethiopia
    fiji|finland|france|gabon|gambia|georgia|germany|ghana|greece|greenland|grenada|guatemala|guinea|guyana|haiti|honduras|hungary
    iceland|india|indonesia|iran|iraq|ireland|northern ireland|israel|italy|ivory coast|jamaica|japan|jordan|kazakhstan|kenya|kiribati
    kosovo|kuwait|kyrgyzstan|laos|latvia|lebanon|lesotho|liberia|libya|liechtenstein|lithuania|madagascar|malawi|malaysia|maldives
    mali|malta|marshall islands|mauritania|mauritius|mexico|micronesia|moldova|mongolia|montenegro|morocco|mozambique|myanmar|namibia
    nauru|nepal|netherlands|new zealand|nicaragua|niger|nigeria|north korea|north macedonia|norway|oman|pakistan|palau|palestine|panama
    papua new guinea|paraguay|peru|philippines|poland|portugal|puerto rico|qatar|romania|russia|rwanda|samoa|san marino|saudi arabia
    scotland|senegal|serbia|seychelles|sierra leone|slovakia|slovenia|solomon islands|somalia|somaliland|south africa|south korea
    south sudan|soviet union|spain|sri lanka|sudan|suriname|swaziland|sweden|switzerland|syria|taiwan|tajikistan|tanzania|thailand|togo
    tonga|trinidad|tunisia|turkey|turkiye|turkmenistan|tuvalu|uganda|ukraine|united arab emirates|emirates|united kingdom|united states
    united states of america|america|uruguay|uzbekistan|vanuatu|venezuela|vietnam|wales|yemen|zambia|zimbabwe
""")
_REGIONS = place_names("""
    africa|alaska|antarctica|arctic|asia|atlantic|balkans|bavaria|bengal|california|caribbean|catalonia|caucasus|chechnya|crimea|darfur
    donbas|earth|europe|florida|gaza strip|golan heights|gulf|himalayas|horn of africa|indian ocean|kashmir|kurdistan|latin america|levant
    mediterranean|middle east|moon|north america|north pole|nile|pacific|patagonia|persian gulf|punjab|sahara|sahel|scandinavia
    american samoa|siberia|silicon valley|sindh|sinai|south america|south asia|south pole|southeast asia|texas|tibet|west bank|xinjiang
""")
_PLACES = (CITIES | _COUNTRIES | _REGIONS) - {"united nations"}
_BEFORE_A_PLACE = frozenset(("lake", "mount", "gulf", "strait", "cape"))


def is_country(key: str) -> bool:
    """Return whether a name, given as its folded key, is a country's."""
    return key in _COUNTRIES


def is_country_or_region(key: str) -> bool:
    """Return whether a name, given as its folded key, is a country's or a part of the world's."""
    return key in _COUNTRIES or key in _REGIONS


def is_place(key: str) -> bool:
    """Return whether a name, given as its folded key, is known as a place or says itself that it is one."""
    if key in _PLACES:
        return True
    parts = key.split()
    if len(parts) < 2:
        return False
    head = parts[parts.index("of") - 1] if "of" in parts[1:] else parts[-1]
    return head in PLACE_WORDS or (parts[0] in _BEFORE_A_PLACE and parts[-1] not in ORGANISATION_WORDS)
