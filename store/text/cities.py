"""Cities that datelines name in ordinary letters, where capitals do not tell a dateline from a sentence."""


def place_names(listed: str) -> frozenset[str]:
    """Return the names of a list in which bars or line breaks part them."""
    return frozenset(name.strip() for name in listed.replace("\n", "|").split("|") if name.strip())


CITIES = place_names("""
    abidjan|abu dhabi|abuja|accra|addis ababa|aden|ahmedabad|aleppo|algiers|almaty|amman|amsterdam|anchorage|ankara|antwerp
    ashgabat|asmara|astana|asuncion|athens|atlanta|auckland|baghdad|baku|bali|bamako|bangalore|bangkok|barcelona|basel|basra
    beijing|beirut|belem|belfast|belgrade|bengaluru|benghazi|berlin|bern|bhopal|birmingham|bishkek|bogota|bologna|bonn|bordeaux
    boston|brasilia|bratislava|brazzaville|brisbane|bristol|brussels|bucharest|budapest|buenos aires|busan|cairo|calgary
    canberra|cape town|caracas|cardiff|casablanca|chennai|chicago|chisinau|colombo|conakry|copenhagen|cox's bazar|dakar|dallas
    damascus|dar es salaam|davos|delhi|denver|detroit|dhaka|doha|dubai|dublin|durban|dushanbe|edinburgh|entebbe|erbil|faisalabad
    fallujah|florence|frankfurt|freetown|gaza|gaza city|geneva|genoa|glasgow|goma|gothenburg|guangzhou|guatemala city|gwadar
    hamburg|hanoi|harare|havana|helsinki|herat|ho chi minh city|hong kong|houston|hyderabad|islamabad|istanbul|izmir|jaffna
    jakarta|jeddah|jenin|jerusalem|johannesburg|juba|kabul|kampala|kandahar|kano|karachi|kathmandu|kazan|kharkiv|khartoum
    kherson|kigali|kingston|kinshasa|kolkata|krakow|kuala lumpur|kuwait city|kyiv|kyoto|la paz|lagos|lahore|las vegas|leeds
    leipzig|libreville|lilongwe|lima|lisbon|liverpool|ljubljana|london|los angeles|luanda|lucknow|lusaka|luxembourg|lviv|lyon
    macau|madrid|malaga|male|malmo|managua|manama|manchester|manila|maputo|marseille|mashhad|mecca|medina|melbourne|mexico city
    miami|milan|minneapolis|minsk|mogadishu|mombasa|monaco|monrovia|montevideo|montreal|moscow|mosul|multan|mumbai|munich|muscat
    muzaffarabad|nagasaki|nairobi|nanjing|naples|nassau|naypyitaw|ndjamena|new delhi|new york|niamey|nice|nicosia|nouakchott
    odesa|odessa|osaka|oslo|ottawa|ouagadougou|oxford|palermo|panama city|paris|perth|peshawar|philadelphia|phnom penh|phoenix
    podgorica|port au prince|port sudan|portland|porto|prague|pretoria|pristina|pune|pyongyang|quetta|quito|rabat|rafah|ramallah
    rangoon|rawalpindi|reykjavik|riga|rio de janeiro|riyadh|rome|rotterdam|saint petersburg|san antonio|san diego|san francisco
    san jose|san juan|san salvador|sanaa|santiago|santo domingo|sao paulo|sapporo|sarajevo|seattle|seoul|seville|shanghai
    sharjah|sharm el-sheikh|shenzhen|singapore|skopje|sofia|srinagar|stockholm|strasbourg|stuttgart|suva|sydney|tabriz|taipei
    tallinn|tampa|tashkent|tbilisi|tegucigalpa|tehran|tel aviv|the hague|tianjin|tirana|tokyo|toronto|toulouse|tripoli|tunis
    turin|ulaanbaatar|ulan bator|united nations|utrecht|valencia|valletta|vancouver|vatican city|venice|vienna|vientiane|vilnius
    vladivostok|warsaw|washington|washington dc|wellington|windhoek|wuhan|yangon|yaounde|yerevan|york|zagreb|zaporizhzhia|zurich
""")
"""Folded names of capitals and large cities, and of places that often open a story."""
