"""Abbreviations: where the words stand that letters in brackets stand for, and letters that name nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

ONLY_LETTERS = frozenset("""
    GDP GNP GNI CPI PPI PMI RPI VAT GST IPO IPOs CEO CEOs CFO COO CTO CIO EPS ROE ROI EBIT EBITDA ETF ETFs REIT IOU GDR GDRs ADR ADRs
    CD CDs DVD DVDs VCR TV TVs PC PCs CPU GPU RAM ROM USB LED LCD OLED LPG LNG CNG EV EVs SUV SUVs RV RVs ATM ATMs PIN PDF FAQ URL HTML HTTP
    API APIs SMS MMS GPS SIM VPN WiFi Wi-Fi DNS IP IT ML VR AR UX UI PR HR QA DIY FYI ASAP RSVP ETA ETD VIP VIPs MVP MVPs GOAT
    DNA RNA mRNA ADHD PTSD MRI CT ECG IVF GP GPs ICU A&E PPE PCR STD STDs UTI BMI OCD MS COPD PhD PhDs MBA MBAs MA
    BSc MSc MD QC KC MP MPs MEP MEPs MLA MLAs MNA MNAs PM PMs AG FM CM VP MC DJ DJs NGO NGOs IDP IDPs POW POWs WMD WMDs IED
    IEDs ICBM ICBMs UAV UAVs UFO UFOs RPG RPGs AK-47 TNT C-4 IDs OK UV IR CO2 H1 H2 Q1 Q2 Q3 Q4 FY pH kWh MW GW
    GMT UTC BST EST EDT CST CDT MST MDT PST PDT CET CEST IST PKT JST AEST AM am pm BC AD BCE CE
    USD EUR GBP JPY CHF CNY INR PKR RUB BRL MXN ZAR AUD CAD NZD SEK NOK DKK PLN TRY KRW HKD SGD THB IDR MYR VND
    ERA NIL TD TDs LBW ISDN ADSL DSL LAN WAN ODI ODIs T20 T20s T20I XI XV II III IV VI VII VIII IX XII T-shirt T-shirts X-ray X-rays
    T-bill T-bills T-bond T-bonds B-52 K-pop J-pop U-turn E-mail e-mail Shrs Tel Fax Ph Ext No Nos Vol Ed Eds pp vs v
    SOS PS NB RIP LOL OMG BFF LGBT LGBTQ LGBTQ+ LGBTI BAME DEI ESG CSR CAGR M&A R&D P&L B2B B2C
""".split())  # fmt: skip
"""Letters, and words with letters, that stand for things everyone has, for measures, times, money and qualities."""
_MOST_LETTERS, _FEWEST_LETTERS = 10, 2
_TOKENS_A_LETTER = 3
"""Words and signs that a letter stands for, at most, taken together."""
_FEW_LETTERS = 3
_JOINING = frozenset("of for the and in on".split())
_PARTING_SIGNS = frozenset(',;:()[]"“”!?')
"""Signs that no name has within it."""
_LONGEST_SYLLABLE = 3
"""Letters of one word that an abbreviation takes, at most: `COMESA` for `Common Market for Eastern and Southern Africa`."""


def explained(tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield from where to where the words stand that are explained by letters in brackets: `Rally for Democracy (RFD)`."""
    at = 0
    while True:
        try:
            at = tokens.index("(", at) + 1
        except ValueError:
            return
        letters = tokens[at] if tokens[at + 1 : at + 2] == [")"] else ""
        if letters.isupper() and letters.isalpha() and _FEWEST_LETTERS <= len(letters) <= _MOST_LETTERS:
            start = _beginning(tokens, at - 1, letters)
            if start >= 0:
                yield start, at - 1


def _beginning(tokens: Sequence[str], end: int, letters: str) -> int:
    """Return where the words before a place begin that letters stand for; -1 if they stand for none of them."""
    for start in range(end - 1, max(end - 1 - _TOKENS_A_LETTER * len(letters), -1), -1):
        if tokens[start] in _PARTING_SIGNS:
            return -1
        if tokens[start][0] == letters[0] and _stands_for(letters, tokens[start:end]):
            return _further_back(tokens, start)
    return -1


def _further_back(tokens: Sequence[str], start: int) -> int:
    """Return where a name begins that goes further back, over `of` and the like, to a word with the same letter."""
    at = begin = start
    while at > 1 and tokens[at - 1] in _JOINING:
        at -= 1
        while at and (tokens[at - 1] in _JOINING or tokens[at - 1][0].isupper()):
            at -= 1
            if tokens[at][0] == tokens[start][0]:
                begin = at
    return begin


def _stands_for(letters: str, tokens: Sequence[str]) -> bool:
    """Return whether letters are the beginnings of words; those in small letters may have none."""
    reached, spare = {0}, len(letters) > _FEW_LETTERS
    for token in tokens:
        if not token[0].isalnum():
            continue
        capitals = token.replace(".", "").upper()
        longest = len(capitals) if "." in token else _LONGEST_SYLLABLE
        further = {at + many for at in reached for many in range(1, longest + 1) if letters[at : at + many] == capitals[:many]}
        if not further and spare and reached:
            spare = False  # one word may have no letter: `London Futures and Options Exchange (LFE)`
            continue
        reached = further | reached if token[0].islower() else further
    return len(letters) in reached
