"""Idioms that news is full of, in which words mean something else than their theme; all as folded words."""

from __future__ import annotations

AMOUNTS = tuple(
    (
        "flood river stream ocean sea reservoir drought wave storm avalanche tsunami torrent cloud barrage volley epidemic pandemic "
        "outbreak explosion army armies arsenal battle war galax constellation universe planet bank mine pipeline barrel dose climate "
        "environment "
        "temperature currency market econom ambassador diplomacy treaty truce hacker virus orbit moon rocket bomb weapon soldier chemistry "
        "crater comet star shower missile raid attack siege tax budget stock bond debt treasury patient doctor surgeon drug fever plague"
    ).split()
)
"""Beginnings of words that say how much of something there is: `a flood of entries`."""
LIKENED = frozenset(
    (
        "free proof like style styled themed theme inspired shaped sized coloured colored flavoured flavored scented worthy esque inducing "
        "fuelled fueled obsessed mad looking ish"
    ).split()
)
"""What stands after a hyphen where something is without a thing, or merely like it: `virus-free`."""
WORKS = frozenset(
    """
    film films movie movies novel novels book books album albums song songs single singles series sitcom drama musical musicals play plays
    opera operas show shows band bands documentary documentaries thriller thrillers comedy comedies memoir memoirs poem poems painting
    paintings exhibition exhibitions episode episodes game games sequel blockbuster ballet podcast hit hits soap ep lp track tracks
    group duo trio titled entitled called sculpture cartoon comic manga anime romcom trilogy franchise remake prequel
    """.split()
)
"""Kinds of works, after or before which a capitalised word is their title."""
MAKERS = frozenset(
    """
    star stars starred starring author authors director directed cast creator writer maker makers premiere screening adaptation remake
    sequel episode performance production staging rendition cover singer hero heroine villain role title debut fans fan season series rerun
    appeared appears seen known
    """.split()
)
"""Who or what belongs to a work: `star of`, `seen in`."""
MADE_OF = frozenset(("of", "in", "to", "for"))
IDIOMS = tuple(
    phrase.strip()
    for phrase in """
    lunar new year|lunar calendar|lunar month|lunar festival|over the moon|blue moon|honey moon|shoot for the moon|ban ki moon
    rocket science|rocket scientist|rocket salad|rocket leaves|parking space|parking spaces|green space|green spaces|open space
    space bar|office space|living space|storage space|breathing space|head space|watch this space|war of words|war of nerves
    war of attrition|culture war|culture wars|price war|price wars|bidding war|turf war|tug of war|star wars|battle of the sexes
    battle of the bands|battle of wits|battle of wills|battle of the bulge|battle royal|battle cry|uphill battle|heart attack
    heart attacks|panic attack|asthma attack|shark attack|dog attack|under fire|counter attack|attack of nerves|shooting star
    shooting stars|shooting for the|photo shooting|film shooting|dressed to kill|kill time|bath bomb|bath bombs|photo bomb
    sex bomb|arms open|open arms|coat of arms|in her arms|in his arms|up in arms|charm offensive|foot soldier|battles injury
    battling injury|battle with injury|battle with cancer|fashion police|grammar police|spy novel|spy film|life hack|life hacks
    travel hacks|kitchen hacks|hack writer|drone on|police drama|police comedy|food bank|food banks|blood bank|bank holiday
    piggy bank|bottle bank|bank of talent|river bank walk|memory bank|break the bank|bank on|oil painting|oil paintings|olive oil
    cooking oil|essential oil|essential oils|midnight oil|fish oil|hair oil|oil on canvas|testing the waters|test the waters
    tested the waters|in hot water|into hot water|dead in the water|water colour|water color|water polo|water slide|water bottle
    sparkling water|rose water|high water mark|watered down|tread water|hell or high water|still waters|flow of ideas|drug of choice
    virus of the mind|picture of health|clean bill of health|health of the game|just what the doctor ordered|doctor who|spin doctor
    spin doctors|script doctor|infectious laughter|patient wait|patient approach|be patient|was patient|retail therapy|chip shop
    chip shops|fish and chips|potato chips|chocolate chip|chocolate chips|blue chip|blue chips|chip off the|chip on his|chip on her
    cash in his chips|casino chips|poker chips|apple pie|apple pies|apple juice|apple cider|apple tree|apple trees|apple orchard
    apple harvest|big apple|apple of her eye|apple of his eye|cloud nine|under a cloud|silver lining|cloud of foam|good chemistry
    chemistry between|energy drink|energy drinks|full of energy|boundless energy|nervous energy|energy and enthusiasm|gas station
    power ballad|power couple|star power|staying power|solar plexus|barrel of laughs|over a barrel|running out of gas|out of gas
    petrol head|fuel speculation|fuels speculation|fuel rumours|battery farm|battery hens|recharge batteries|recharge her batteries
    grid position|starting grid|front of the grid|pole position on the grid|trade blows|traded blows|trade places|trade barbs
    trade insults|trade wind|trade winds|trade secret|tricks of the trade|stock up|stock character|stock photo|stock cube
    laughing stock|in stock|take stock|rolling stock|vegetable stock|chicken stock|bond film|bond girl|bond villain|james bond
    bond between|bond with|on a budget|budget airline|budget wedding|growth spurt|market stall|christmas market|flea market
    farmers market|marriage market|transfer market|shares the stage|shares a|shares her|shares his|shares their|poverty of ideas
    peace of mind|peace and quiet|inner peace|peace sign|diplomatic answer|talks about|talks to|treaty with guests|family ties
    bow ties|ties the knot|neck ties|tongue tied|tie the knot|relations with her mother|public relations|new year resolution
    new years resolution|green house tomatoes|climate of fear|change of climate|political climate|current climate
    temperature rises in the|warming to|warming up|heart warming|house warming|global village|sea change|ocean of tears|marine band
    degrees in|school environment|mars bar|mars bars|bruno mars|veronica mars|planet rock|planet hollywood|orbit of|star of the show
    galaxy quest|samsung galaxy|la galaxy|river phoenix|river plate|river cruise|joan rivers|dam good|flood of memories
    flooded with calls|floods of tears|flood lights|goal drought|title drought|trophy drought|scoring drought|filling meal
    pie filling|upstream color|cash cow|token gesture|love token|token of|book token|mining for compliments|coins a phrase
    coin a phrase
    """.replace("\n", "|").split("|")
    if phrase.strip()
)
"""Fixed phrases in which a word means something else."""
