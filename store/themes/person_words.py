"""Words inside people's names: that a man is called Woods, Rivers or Banks says nothing of what a story is about.

Only words that news has for things as well matter here; whole phrases of a lexicon, such as a company's name, are asked for first.
"""

from __future__ import annotations

from operator import attrgetter

from store.themes.phrase_lookup import Found

GIVEN_NAMES = frozenset(
    """
    aaron abdul abdullah abigail adam adrian ahmed aisha alan albert alberto alejandro alex alexander alexandra alfred ali alice alicia
    alison allan allen amanda amelia amy ana andre andrea andreas andrew andy angela angelina angus anita ann anna anne annette annie
    anthony antonio arnold arthur ashley audrey barack barbara barry beatrice ben benjamin bernard beth betty bill billy bob bobby boris
    brad bradley brandon brenda brian bruce bruno bryan caitlin calvin cameron carl carla carlos carmen caroline catherine cecil cecilia
    celine charles charlie charlotte cheryl chris christian christina christine christopher chuck claire clara claude claudia clive clint
    colin connor craig cristiano cynthia daniel daniela danny dave david deborah denis dennis denzel derek diana diane diego dimitri
    dolly dominic donald donna doris dorothy douglas duncan dustin dwayne ed eddie edith eduardo edward edwin elaine eleanor elena eli
    elizabeth ella ellen elton emily emma enrique eric erica erik ernest ethan eva evan evelyn felipe felix fernando fiona florence
    frances francesca francis francisco franck frank franklin fred freddie frederick gabriel gareth gary gavin gemma geoff geoffrey george
    gerald gerard gerhard gianni gilbert gina giorgio giovanni glenn gloria gordon graham greg gregory guillermo gus gwyneth hannah hans
    harold harriet harry harvey hassan heather hector heidi helen helena henri henry herbert hillary howard hugh hugo ian ibrahim igor
    ingrid irene iris isaac isabel isabella ivan jack jackie jacob jacqueline jacques jake james jamie jan jane janet janice jason javier
    jay jean jeff jeffrey jennifer jenny jeremy jerome jerry jesse jessica jim jimmy joan joanna joanne joe joel johan johannes john
    johnny jon jonathan jorge jose joseph josh joshua juan judith judy julia julian julie juliette julio justin karen karl kate katherine
    kathleen kathryn katie keith kelly ken kenneth kerry kevin khaled kim kimberly kirsten klaus kofi kumar kurt kylie larry laura lauren
    laurence lawrence leo leon leonard leonardo leslie lewis liam linda lindsay lionel lisa lloyd lorenzo louis louise lucas lucy luis
    luke luther lydia lynn madeleine madonna magnus malcolm manuel marc marcel marco marcus margaret maria marie marilyn mario marion
    marlon martha martin martina mary mathew matt matthew maureen maurice mauro max megan mel melanie melissa michael michel michelle
    miguel mike mikhail milan mohamed mohammad mohammed moses muhammad nancy naomi natalie natasha neil nelson nicholas nick nicola
    nicolas nicole nigel nikolai nina noah noel nora norman oliver olivia omar orlando oscar osama owen pablo pamela patricia
    patrick paul paula pauline pedro penelope percy peter phil philip philippe phillip pierre rachel ralph ramon randy raul ray raymond
    rebecca reginald reese ricardo richard rick ricky rita robbie robert roberto robin rodney rodrigo roger roland roman ron ronald
    rosemary ross roy rudolf rupert russell ruth ryan saddam sally sam samantha samuel sandra sanjay sara sarah scott sean sebastian
    serena serge sergei sergio seth shane shannon sharon shaun sheila shirley sidney silvio simon sofia sonia sophie spencer stefan
    stella stephanie stephen steve steven stewart stuart sue susan suzanne sven sylvia tanya tara taylor ted terence teresa terry
    theodore theresa thierry thomas tiffany tim timothy tina toby todd tom tommy toni tony tracy trevor tyler ursula valerie vanessa
    vera vernon veronica victoria vince vincent viola virginia vladimir walter warren wayne wendy wesley whitney wilfred wilhelm william
    willie winston yasser yvonne yusuf zoe
    """.split()
)
"""Names given to people that are hardly anything else."""
TELLING_NAMES = frozenset(
    """
    archer banks baker ball barber bass battle bear beach bell bench berry best bird bishop black blair bland bloom bond bowler bowles
    brick bridge bridges brook brooks brown bull bullock burns bush butcher butler cage carpenter carter cash chase church clay cliff
    coach cole cook cooper court cowboy cox crane cross cruise crystal dance dancer day dean diamond dollar drake drew drummer duke earl
    earle english faith farmer field fields fighter fish fisher flood flowers flynt ford forest forester fox france frank freeman
    frost fuller gale gardener gates glass gold golden goldman goodfellow grace grant green grove gun gunn hand harper hart hawk head
    hill hills holder holiday holly hope horn house hunt hunter ice ivory ivy jackson jobs jolly judge justice kane keeper key king
    kings knight lake lamb land lane law laws leach league lily lion lions little lock lodge long lord love low major mariner mark
    marks mars marsh marshall mason masters may mercy mill miller mills mint moon moore moss music north nurse oakes oil olive page
    paradise parks pepper perry pike pilot pitt place player plum pool poole pope porter post potter power powers prayer price priest
    prince pound rain ray reed reef rice rich rivers river rock rose rush sands seal shepherd ship shore short silk silver singer singh
    slaughter small smart smith snow song soul south spears speed spring star stark starr steel stern stone stoner storm streep street
    strong studio summer summers sun swan swift taylor temple thorn thorne tiger tower towers town train trapp turner usher valentine
    vine walker wall war ward warner warren washer water waters weaver webb wells west wheat wheeler white wilde wind winds winner
    winter winters wise wolf wolfe wood woods woodward words world worth wright yard young
    """.split()
)
"""Names of families, and given ones, that are words for things as well."""
_ADDRESSED = frozenset("mr mrs ms miss mx sir dame".split())
"""What stands before a person's name and nothing else."""
_TITLED = frozenset(
    """
    dr lord lady president senator sen rep congressman congresswoman secretary minister chancellor mayor governor
    gov prof professor captain colonel general judge justice coach king queen prince princess pope sheriff officer detective actor actress
    singer striker
    """.split()
)
"""What stands before people's names, and may stand before others."""
_NOT_CALLED = frozenset(
    """
    a about after against all an and another any around as at back before behind between big both but by central city down each east
    eastern every first for former from global grand great high his her how if in inside into its last local many more most national near
    new no north northern now of off old on one or our out over public red royal second seven six some south southern state super ten than
    that the their these third this those three through to top tropical two under until up upper we west western what when where which while
    white who why with world you your african american arab asian australian british canadian chinese dutch english european french german
    greek indian iraqi irish israeli italian japanese korean mexican russian scottish spanish turkish welsh
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
    december
    """.split()
)
"""Capitalised words that stand before a thing rather than before a family's name."""
_WEIGHTS = attrgetter("weights")
_MANY_CAPITALS = 0.6
"""Of a line with more capitalised words, a capital says nothing."""


class PersonWords:
    """Knows of one story which of its words stand in people's names; its parts are looked at one after the other."""

    def __init__(self) -> None:
        self._families: set[str] = set()
        """Words that have stood at the end of a person's name: capitalised, they do so again."""
        self._text = self._cased = ""
        self._has_many_capitals: bool | None = None

    def without(self, found: Found, text: str, cased: str) -> Found:
        """Return what was found in a part of the story but for words in people's names.

        The text is folded, `cased` is the same with its capitals; each word has one blank before it and one after it.
        """
        self._text, self._cased, self._has_many_capitals = text, cased, None
        said, begins = found
        looked_at = [place for place, begin in enumerate(begins) if cased[begin] < "a"]
        if not all(map(_WEIGHTS, said)):  # a name of several words may be no more than a name
            looked_at = [place for place, one in enumerate(said) if cased[begins[place]] < "a" or not one.weights]
        in_names: list[int] = []
        for place in looked_at:
            one, begin = said[place], begins[place]
            if one.length > 1:
                if not one.weights:
                    self._meet(begin, one.end_at(text, begin))
            elif cased[begin].isupper() and self._is_in_name(begin, text.index(" ", begin)):
                in_names.append(place)
        for place in reversed(in_names):
            for listed in found:
                del listed[place]
        return found

    def _meet(self, begin: int, end: int) -> None:
        """Take note that the words there are a person's name, if they are: the last of them may come alone."""
        text = self._text
        last = text.rindex(" ", begin, end) + 1
        if self._cased[last].isupper() and text[begin : text.index(" ", begin)] in GIVEN_NAMES:
            self._families.add(text[last:end])

    def _is_in_name(self, begin: int, end: int) -> bool:
        """Return whether the capitalised word there stands in a person's name."""
        text, cased = self._text, self._cased
        word = text[begin:end]
        if word in self._families:
            return True
        before = text.rfind(" ", 0, begin - 2) + 1 if begin > 1 else 0
        if before and cased[before].isupper():
            name = text[before : begin - 2]
            named = name in GIVEN_NAMES or name in _ADDRESSED or (len(name) == 1 and self._is_given(self._before(before)))
            if named or (word in TELLING_NAMES and self._may_be_called(name)):
                self._families.add(word)
                return True
        if word in GIVEN_NAMES and cased[end + 2 : end + 3].isupper():
            self._families.add(text[end + 2 : text.index(" ", end + 2)])
            return True
        return False

    def _before(self, begin: int) -> int:
        """Return where the word before that at a place begins; 0 if there is none."""
        return self._text.rfind(" ", 0, begin - 2) + 1 if begin > 1 else 0

    def _is_given(self, begin: int) -> bool:
        return begin > 0 and self._text[begin : self._text.index(" ", begin)] in GIVEN_NAMES

    def _may_be_called(self, before: str) -> bool:
        """Return whether a capitalised word before a name that is a word for a thing as well makes it a person's."""
        if before in _TITLED:
            return True
        return before.isalpha() and before not in _NOT_CALLED and not self._capitals_say_nothing()

    def _capitals_say_nothing(self) -> bool:
        if self._has_many_capitals is None:
            words = self._cased.split()
            self._has_many_capitals = sum(word[0].isupper() for word in words) > _MANY_CAPITALS * len(words)
        return self._has_many_capitals
