"""Verbs that are hardly ever anything else: where one stands in a headline, a name before it ends."""

from __future__ import annotations

from store.text.stems import stem_of

_LEMMAS = """
    abet abide abolish abound absorb abstain accelerate accentuate acclaim accommodate accompany accomplish accost accredit accrue
    accumulate accustom acknowledge acquaint acquiesce acquire activate actuate adapt adhere adjourn administer admire admit
    advertise affix afford aggravate agitate alienate align allege alleviate allocate allot alter amaze amble amplify amputate amuse
    analyse analyze annoy antagonize anticipate appease applaud apportion appraise appreciate apprehend arise arouse arraign arrange
    ascend ascertain ascribe aspire assail assemble assign assimilate assume astound attach attain attend attest attract augment
    authorize avert awaken babble bake balkanize banish beckon befall beg behave belong bemoan berate beseech beset bethink betray
    beware bewilder blacken brandish broaden burgeon bury calculate calibrate capitalize captivate categorize cater cavort cease
    celebrate centralize certify characterize cherish choreograph chortle circulate circumscribe clamber clamp clarify classify
    clobber coalesce coerce coincide collaborate commemorate commence commend commit communicate compel compensate compile
    complicate comply compose comprehend comprise compute conceal conceive conclude condense confess confide confine conform
    confound confront congeal congratulate congregate connect connote conquer conserve consign consist consolidate consort conspire
    constitute construct construe consult consume contaminate contemplate contend contradict contribute contrive convene convey
    convulse cooperate correspond corroborate counteract crave crumble culminate cultivate curtail dampen dangle dare darken
    dazzle deceive declaim decorate decry dedicate deduce deduct deem defer define defraud defray democratize demolish demonstrate
    denote denounce depend deplore deploy depose depress deprive deride derive deserve despatch despise destine detach detect
    deteriorate determine detest detonate devastate develop devise devote diagnose differ differentiate dilate diminish disagree
    disappoint disapprove disarm disband discard discern disclose disconnect discontinue discourage disentangle dishearten
    disintegrate dislodge dismount disobey dispel dispense disperse displace dispose disseminate dissipate dissuade distill
    distinguish distort distract distribute disturb dominate donate downgrade dramatize dwell dwindle economize educate eject elapse
    elevate elicit eliminate emancipate embark embed embezzle embody emigrate emit emphasize emulate enable enact encamp enchant
    enclose encompass encourage endanger endear endow endure enforce engage engender enhance enlarge enlist enliven enrich enrol
    enroll ensue ensure entail entertain entitle entrust enunciate envisage envision epitomize equate equip eradicate erase erode
    err eschew espouse establish eulogize evacuate evade evaluate evaporate evoke evolve exacerbate exaggerate exalt examine exceed
    excel except excite exclaim exclude excommunicate execute exemplify exist expedite expel expend expire explode explore expound
    extenuate exterminate extrapolate extricate facilitate fade falter fascinate flatten flatter flaunt flinch flounder flout
    foreclose forego foresee forestall forget forgive formulate forsake fortify fraternize fret frighten frustrate fulfil fulfill
    furnish generalize generate gesticulate glisten gnaw govern graze grimace hanker harass harden hasten heighten
    hesitate hibernate highlight humiliate hurl hypothesize ignite illuminate illustrate imagine imitate immerse impair impale
    impart impede impersonate implore imply impress imprison improvise impute inaugurate incite include incur indicate indict induce
    induct indulge infect infer infest infiltrate inflame inflate inflict infuriate ingest inhabit inherit inhibit inject injure
    inquire insert inspect instal install instigate instruct insulate insure integrate intend intensify interact interfere interject
    interlace internalize interpose interpret interrupt intersect intertwine intervene interweave intimidate intone introduce
    intrude invade invent invest investigate invite invoke involve irrigate irritate isolate jeopardize justify kidnap latch leer
    lend lessen liberate liquidate loathe locate loosen magnify maintain manipulate materialize matriculate maximize melt
    memorize migrate mingle minimize misconstrue misjudge mislead misplace misrepresent mistrust misunderstand mitigate mix mobilize
    modernize modify monopolize motivate multiply muster nationalize navigate necessitate negotiate nestle neutralize nominate
    notify nourish obey observe obstruct occupy occur offend officiate omit operate ordain organize outdo outgrow outlive outnumber
    outrun outsmart outweigh overcome overemphasize overhaul overhear overlap overlook overpower overreach override overrun
    overshoot overturn overwhelm owe paralyze participate peddle peel penalize penetrate perceive perform perish permeate perpetrate
    perpetuate persecute personify persuade pertain pester populate portray possess pray precede preclude prefer preoccupy
    prescribe preside presume presuppose prevail proclaim procure prod profess proffer prohibit prolong promote pronounce propel
    proscribe prosecute prosper protect protrude provoke publicize punish purify purport puzzle qualify ratify rationalize
    reactivate readjust reaffirm realize reappear rearrange reassemble reassert reassure rebuild rebuke rebut recapture recede
    recite reckon reclaim reclassify recognize recoil recollect recommend reconcile reconsider reconstruct reconvene recount
    recreate recur redeem rediscover redistribute redouble reelect reenact reexamine refer refine reflect refuel refute regulate
    rehabilitate reinforce reinterpret reiterate rejoin relate relax relegate relent relieve relinquish reload reminisce remodel
    remonstrate rename render reorganize repel repent replenish represent repress reprimand reproduce repudiate repulse rescind
    resemble resent reside restate restore restrain restrict retaliate rethink retrace retract retrieve revamp revere revert revolve
    satisfy scatter scrutinize scuttle secede seep segregate sensitize sever shamble sharpen shatter shirk shorten sidestep
    signify simplify simulate situate smite smolder smuggle snatch soften solicit soothe specialize specify speculate spoil spurn
    stabilize stagger startle starve sterilize stiffen stifle stimulate stipulate straighten strangle strew strive subdue submerge
    subscribe subside subsidize substantiate subtract succumb suffice suffocate summarize summon superimpose supersede supervise
    supplant supplicate suppose suppress surmount sustain sympathize synthesize systematize televise terminate testify theorize
    thrive tolerate transact transcend transcribe transform translate transmit transplant traverse tremble trespass uncover
    underestimate underlie underline undermine underscore understand understate undertake underwrite undo undress unearth unify
    unleash unload unlock usurp utilize vacate validate vary verify victimize violate visualize waver weaken wend widen withhold
    withstand
""".split()
"""English verbs that WordNet 3.0 knows as no noun or adjective that is in use; its licence stands in `seeds/common_words.txt`."""
HEADLINE_VERBS = frozenset(
    stem_of(word)
    for word in """
    dissent open ban accept accuse achieve add address adjust adopt advise affirm agree aim allow amend announce answer apologise
    apologize appear appoint apply approve argue arrive ask assert assess assure avoid await award back battle beat become begin believe
    blame blast boost borrow break bring brush build burn burst buy calm cancel carry cast catch cause change chase cheer choose cite
    claim clear climb cling close come compare compete complain condemn confirm confuse consider contain continue convince cool crack
    create criticise criticize cross crush debut decide declare decline deepen defeat defend defy delay deliver demand deny depart
    describe destroy die dip disappear discover discuss dismiss disrupt ditch divide double drag draw drive drop dump earn ease edge elect
    embrace emerge end endorse enjoy enter erupt escape expand expect explain expose extend face fail fall favour favor fear feel fend
    fight file finalise find fire fix flee fly follow forbid force forecast free freeze gain gather gear get give go grab grant grapple
    greet grow halt hand happen hear help hide hike hinder hint hire hit hold honour hope host hurry hurt identify ignore impose improve
    increase inform insist inspire join jump keep kick kill knock know label lag land last lay lead learn leave let lift like linger link
    listen live look lose love lower make manage mark meet mend merge miss mourn move mull name near need nod note obtain offer oppose
    order ought oust outline overtake own pass pause pay peg persist pick plead pledge plunge point ponder pose post postpone praise
    predict prepare press prevent proceed promise prompt propose prove provide publish pull pursue push put question quit raise reach
    react read recall receive recover reduce refuse regain regret reject release rely remain remember remind remove renew reopen repair
    repay repeat replace reply require rescue resign resist resolve respond resume retain retire return reveal revise revive ride rise
    rock rule run rush save say seal search see seek seem seize sell send serve set settle shake share shed shine shoot shrink shrug shut
    sign sink sit slam slash slide slip slow slump snap soar solve spark speak spend spin split spread spur squeeze stall stand stare
    start stay steal stick stop strengthen stress strike struggle study submit succeed suffer suggest support surge surpass survive
    suspect suspend swear swell take talk target tell tempt tend test thank think threaten throw tie tighten topple touch tout track trail
    train trigger triumph try tumble turn undergo unite unveil update uphold urge use vanish visit voice vow wait walk want warm warn wear
    weigh welcome win wish withdraw wonder work worry write wrap yield appeal bleed blow bow breach brief call chide choke clash collapse
    concede cut dash deal detain dodge eye feature fine flag flood freak fuel gut hail heat hug jail kiss loom lure mock nab nix peak peek
    pile plot probe quash rap rattle relive reshape reunite reunion rip roar sack scrap scramble shun slate slay snub sour spar spill star
    sting stir storm stun sue surround tap tease tweak tweet usher veto wed woo sworn rewrite elude sail telephone bomb arm
    """.split()
)
"""Stems of the verbs that headlines are made with; many are nouns as well."""
IRREGULAR = frozenset(
    """
    says said told made gave took got won lost held kept left led met paid put ran sent set shot sold spent stood struck taught
    thought threw wore wrote began broke built caught chose drew drove fell fought found grew heard hid knew rose saw sank spoke
    stole swore tore went
    """.split()
)
"""Forms of them that no stem tells."""
_DOUBLED = "bdgmnprt"
"""Consonants that are written twice before an ending: `admitted`."""


def is_verb(word: str) -> bool:
    """Return whether a folded word is a form of a verb, and hardly ever anything else."""
    return word in _FORMS


def is_headline_verb(word: str) -> bool:
    """Return whether a folded word is a form of a verb that headlines are made with, whatever else it may be."""
    return word in _FORMS or word in IRREGULAR or stem_of(word) in HEADLINE_VERBS


def _forms_of(lemma: str) -> set[str]:
    """Return a regular verb's forms; those of an irregular one that it does not have hurt nobody."""
    if lemma.endswith("e"):
        return {lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"}
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return {lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"}
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    found = {lemma, f"{lemma}{ending}", f"{lemma}ed", f"{lemma}ing"}
    if lemma[-1] in _DOUBLED and lemma[-2] in "aeiou":
        found |= {f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"}
    return found


_FORMS = frozenset().union(*map(_forms_of, _LEMMAS))
