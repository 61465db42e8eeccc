"""Word lists: capitalised words that are no names, or only part of one, and words that tell what a name names."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


CALENDAR_WORDS = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december mondays tuesdays wednesdays thursdays fridays saturdays sundays jan feb mar apr jun jul aug
    sep sept oct nov dec christmas easter ramadan eid
""")
"""Days, months and feasts: dates, not names."""
TITLES = _words("""
    president vice prime minister ministers chancellor secretary secretary-general director-general field marshal king queen
    prince princess crown sheikh emir sultan pope chief executive chairman chairwoman chair director deputy governor senator
    congressman representative judge justice mr mrs ms dr sir lord lady professor captain colonel major admiral ambassador
    commissioner finance foreign defence defense interior former acting spokesman spokeswoman spokesperson managing founder
    premier presidents premiers vice-president envoy envoys lieutenant sergeant brigadier senators mayor archbishop bishop
    ayatollah imam attorney-general general attorney treasurer commander inspector superintendent coach archduke spokesmen
    speaker gov sen rep gen col lt capt sgt prof rev hon maj adm cmdr messrs mme mlle herr frau monsieur madame senor senora signor
    dame adviser advisor negotiator mp mep msp mla dj cllr sheriff correspondent editor congresswoman undersecretary
""")
"""Titles and offices: they stand before a person's name and are no part of it."""
DEMONYMS = _words("""
    african american americans arab arabs argentine asian australian austrian azerbaijani bahraini bangladeshi belgian
    brazilian british bulgarian canadian chilean chinese colombian croatian cuban czech danish dutch egyptian emirati
    english estonian ethiopian european europeans finnish french german germans ghanaian greek hungarian indian indians
    indonesian iranian iraqi irish israeli israelis italian japanese jordanian kenyan korean kuwaiti latvian lebanese libyan
    lithuanian malaysian mexican moroccan nepali nigerian norwegian omani pakistani pakistanis palestinian palestinians
    peruvian polish portuguese qatari romanian russian russians saudi scottish serbian singaporean slovak somali spanish
    sudanese swedish swiss syrian taiwanese thai tunisian turkish ugandan ukrainian ukrainians venezuelan vietnamese welsh
    yemeni muslim muslims christian jewish western eastern northern southern
""")
"""Adjectives and nouns of peoples and regions: alone they name nobody."""
ORDINARY_WORDS = _words("""
    the a an and or but nor so yet if as at by for from in into of on onto over to under up with without within about above
    after against along among around before behind below beneath beside besides between beyond despite down during except
    inside like near off out outside past per since through throughout till toward towards until upon via while when where
    whether which who whom whose why how what that this these those there here then than though although because both either
    neither each every all any some many most much more few fewer less several such other another others its it he she they
    we you i his her their our your my him them us one two three four five six seven eight nine ten eleven twelve first
    second third last next no not only also even still just now once again ever never today yesterday tomorrow officials
    official ministers talks banks leaders governments countries members negotiators delegates states parties nearly almost
    roughly thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty hundreds thousands
    millions
""")
"""Ordinary words that a sentence may begin with, so that their capital tells nothing; hardly a name begins or ends with one."""
NEVER_FIRST = CALENDAR_WORDS | ORDINARY_WORDS
"""What no name begins with, and hardly one ends in."""
NO_NAME = NEVER_FIRST | DEMONYMS
"""Capitalised words that alone are nobody's name."""
SENTENCE_OPENERS = ORDINARY_WORDS | _words("""
    later earlier meanwhile however moreover furthermore nevertheless nonetheless therefore thus hence otherwise instead
    indeed likewise accordingly afterwards afterward thereafter thereby whereby whereas whereupon wherever whenever whatever
    whoever whichever lest unless soon sometimes often always seldom rarely perhaps maybe elsewhere overnight tonight
    nowadays anyway anyhow regardless conversely alongside amid amidst amongst versus unlike regarding concerning according
    owing given granted provided assuming excluding including barring pending notwithstanding underneath opposite atop
    aboard is are was were be been being am has have had having do does did done can could should would must might shall let
    lets isnt arent wasnt werent hasnt havent hadnt dont doesnt didnt cant couldnt wont wouldnt shouldnt yes well please
    thanks hello oh ok okay alas else together apart aside ahead away abroad somewhere everywhere nowhere somehow anywhere
    everybody everyone nobody somebody someone anyone anybody nothing something everything whatsoever altogether forever
    twice thrice ago hitherto henceforth herein former formerly current ex late onetime sometime outgoing incoming fellow
    rival veteran ailing embattled critics analysts experts sources residents supporters opponents protesters voters
    lawmakers diplomats investors scientists researchers economists traders observers witnesses relatives neighbours
    neighbors campaigners activists rescuers prosecutors investigators rebels born asked led seen known based backed named
    called joined told speaking addressing quoting citing referring
""")
"""Words that a sentence may begin with right before a name, and that are never part of it."""
ROLES = _words("""
    actor actress singer songwriter rapper musician composer conductor pianist violinist guitarist drummer artist painter
    sculptor architect designer comedian dancer choreographer author writer novelist poet playwright screenwriter filmmaker
    producer editor journalist reporter correspondent columnist broadcaster presenter photographer historian philosopher
    scholar academic economist analyst strategist scientist physicist chemist biologist astronomer mathematician engineer
    inventor lawyer barrister solicitor doctor surgeon nurse midwife teacher lecturer farmer fisherman fishmonger baker
    butcher chef activist campaigner lawmaker legislator councillor politician diplomat officer detective constable soldier
    pilot astronaut cosmonaut sailor skipper striker midfielder defender goalkeeper winger forward batsman batter bowler
    wicketkeeper cricketer footballer sprinter swimmer boxer wrestler golfer jockey cyclist gymnast skier racer champion
    winner businessman businesswoman entrepreneur billionaire millionaire tycoon philanthropist investor banker financier
    model defector dissident warlord cleric mufti rabbi priest deacon cardinal saint witness survivor victim widow neighbour
    neighbor
""")
"""What a person does, put before the full name at the beginning of a sentence: `Striker Ann Bligh`."""
ORGANISATION_WORDS = _words("""
    academy administration aerospace agency airlines airways alliance army assembly association authority bank board brigade
    broadcasting bureau cabinet center centre chamber church club college commission committee company confederation
    conference congress consortium cooperation corporation corps council court courts democrats department electric energy
    exchange federation force forces forum foundation front fund government group guard holdings house inc industries
    institute international kremlin laboratories league ltd ministry mission motors movement museum nations navy network
    newspaper office opec organisation organization parliament partnership party pentagon plc police press programme
    regulator reserve school secretariat senate service services society systems taskforce team technologies times trade
    treasury tribunal union united university watch
""")
"""Words by which a name tells that it is an organisation's."""
AGREEMENT_WORDS = _words("""
    accord accords act agreement charter communique compact convention covenant deal declaration framework initiative law
    memorandum pact plan protocol resolution treaty
""")
"""Words by which a name tells that it is a treaty's, a law's or another agreement's."""
PLACE_WORDS = _words("""
    bay canal city coast county desert district emirates gulf highlands hills island islands isle isles kingdom lake
    mountains ocean peninsula province region republic river sea strait straits territories territory valley
""")
"""Words by which a name tells that it is a place's."""
COMPANY_ENDS = _words("""
    inc corp co ltd plc llc llp ag sa nv bv spa srl gmbh se ab asa oyj kk bhd tbk pte pty sarl incorporated limited
""")
"""What the law puts after a company's name."""
HEAD_WORDS = ORGANISATION_WORDS | AGREEMENT_WORDS | PLACE_WORDS
"""Words by which a name tells what it is."""
NOT_IN_PERSON_NAMES = HEAD_WORDS | _words("""
    of for the air north south east west northern southern eastern western central new old great greater upper lower inner
    outer state day cup games game dam ii iii iv bridge road street unit series test project crisis war hurricane
    cyclone typhoon storm virtual digital virus pay coin dollar daily news post
""")
"""Words that no person's full name has."""
PARTICLES = _words("""
    wa de del dela della dello delle dei degli dalla dal di da das do dos du des la las le les lo los el al bin binti ibn bint
    ben abu abd umm van von vander der den ter ten te het op zu zum zur vom af av y e san st mac ap
""")
"""Small words that belong to people's and places' names, in many languages."""
CONNECTORS = PARTICLES | {"of", "for", "and", "the"}
"""Small words that may stand inside a name."""
STOP_WORDS = _words("""
    am are be been being can cannot did do does doing done had has have having is was were will would able about above
    accept according account across act action add added after again age ago agree agreed agreement ahead aid aim allow
    almost alone along already also although always among amount announced annual another answer any appear april area
    around ask asked august away back bad base based became because become before began begin behind believe below best
    better between big bill billion board body both break bring broad brought build built business call called came capital
    care carry case cases cause central certain chance change chief choose city clear close closed come coming common
    company complete condition consider continue control corner cost could council countries country course court create
    current cut data date day days deal december decide decided decision deep demand despite different difficult direct door
    down draft draw drop due during each earlier early east easy effect effort eight either eleven else end ended enough
    entire especially even evening event ever every evidence exist expect expected express face fact fail failed fall far
    fast february feel fell few field fifteen fifth figure final finally find first five follow force form former forward
    found four fourth free friday full further future gain gave general get give given goes going gone good got government
    great ground group grow growth half hand happen hard head hear heard held help here high higher himself history hold
    home hope hour hours house how however huge human hundred idea immediate important include increase indeed inside
    instead interest issue january join joined july june just keep kept key kind knew know known lack large largest last
    late later lead leader leaders least leave led left less let level life light like likely limit line list little live
    long longer look lose loss lost lot low lower made main make makes making many march mark matter may mean means measure
    meet meeting member members met middle might million minister minute moment monday money month months more morning most
    mostly move much must name named national near nearly need needs never new next night nine none nor north not note noted
    nothing november now number october off offer office official officials often old once one only open opened order others
    our out outside over own paid paper part party pass passed past path pay people per perhaps period place plan planned
    plans play point possible power present press previous price private problem process produce programme project promise
    proposal proposed public publish published put question quick quickly quite raise ran rate rather reach reached read
    ready real reason receive recent record remain remains report reported request require rest result return rise role
    round rule rules run said same saturday saw say says second see seek seem seen send sent september serve set seven
    several shall share she short should show shown side sign signed similar since single six sixteen sixth sixty small some
    something soon south speak speech spent spoke spoken stage stand start started state statement states stay step still
    stop strong such suggest summer sunday support sure system take taken talk talks ten term text than that their them then
    there these they thing think third thirty this those though thought thousand three through thursday time times today
    together told too took top toward try trying tuesday turn twelve twenty two under until upon use used using very view
    visit vote wait want wanted watch way wednesday week weeks well went west what when where whether which while who whole
    whom why wide win winter with within without word words work working world worth write wrote year years yet young
""")
"""Words so common in English that sharing them says nothing, however rare they are in a small archive."""
