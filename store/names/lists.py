"""Capitalised words that are no names, or only part of one."""

CALENDAR = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
        "october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter ramadan eid"
    ).split()
)
"""Days, months, feasts: dates, not names."""
TITLES = frozenset(
    (
        "president vice prime minister ministers chancellor secretary general field marshal king queen prince princess crown "
        "sheikh emir sultan pope chief executive chairman chairwoman chair director deputy governor senator congressman "
        "representative judge justice mr mrs ms dr sir lord lady professor captain colonel major admiral ambassador "
        "commissioner finance foreign defence defense interior energy former acting spokesman spokeswoman spokesperson managing "
        "founder"
    ).split()
)
"""What stands before a person's name and is not part of it."""
PEOPLES = frozenset(
    (
        "african american americans arab arabs argentine asian australian austrian azerbaijani bahraini bangladeshi belgian "
        "brazilian british bulgarian canadian chilean chinese colombian croatian cuban czech danish dutch egyptian emirati "
        "english estonian ethiopian european europeans finnish french german germans ghanaian greek hungarian indian indians "
        "indonesian iranian iraqi irish israeli israelis italian japanese jordanian kenyan korean kuwaiti latvian lebanese "
        "libyan lithuanian malaysian mexican moroccan nepali nigerian norwegian omani pakistani pakistanis palestinian "
        "palestinians peruvian polish portuguese qatari romanian russian russians saudi scottish serbian singaporean slovak "
        "somali spanish sudanese swedish swiss syrian taiwanese thai tunisian turkish ugandan ukrainian ukrainians venezuelan "
        "vietnamese welsh yemeni muslim muslims christian jewish western eastern northern southern"
    ).split()
)
"""Adjectives of peoples: alone they name nobody."""
PLAIN = frozenset(
    (
        "the a an and or but nor so yet if as at by for from in into of on onto over to under up with without within about "
        "above after against along among around before behind below beneath beside besides between beyond despite down during "
        "except inside like near off out outside past per since through throughout till toward towards until upon via while "
        "when where whether which who whom whose why how what that this these those there here then than though although "
        "because both either neither each every all any some many most much more few fewer less several such other another "
        "others its it he she they we you i his her their our your my him them us one two three four five six seven eight nine "
        "ten eleven twelve first second third last next no not only also even still just now once again ever never today "
        "yesterday tomorrow officials official ministers talks banks leaders governments countries members negotiators "
        "delegates states parties"
    ).split()
)
"""Ordinary words that a sentence may begin with."""
JOINING = frozenset("of for de del della di da dos du la le el al bin ibn bint van von der den ter and the".split())
"""Small words that may stand inside a name."""
