"""The names of lists beneath a story: "Most viewed", "Related topics" and their like in the larger languages."""

# ruff: noqa: E501 - tables of words and patterns read best in long lines
from __future__ import annotations

from store.formats.news_text.patterns import folded, phrases
from store.text.late_pattern import LatePattern

HEADINGS = frozenset(map(folded, phrases("""
    related topics|topics|tags|tag|related|related stories|related articles|related news|related content|related coverage|related links|related reading
    more on this story|more on this|more on this topic|recommended stories|recommended|recommended for you|recommended reading|you may also like
    you might also like|you may like|you may be interested in|read next|up next|most read|most viewed|most popular|most shared|most watched|most commented
    most recent|most discussed|most emailed|popular|popular now|popular stories|trending|trending now|trending stories|trending news|trending topics
    top stories|top news|top headlines|more stories|more news|more from|more headlines|latest stories|latest news|latest|latest headlines|latest updates
    in case you missed it|icymi|what others are reading|people are reading|what people are reading|readers also liked|people also read|from our partners
    from around the web|around the web|promoted stories|sponsored stories|paid content|more like this|also in the news|also read|read also|must read
    must reads|don t miss|editors picks|editor s picks|editors choice|our picks|explore more|explore more on these topics|explore more on this topic
    keep reading|continue reading|filed under|keywords|hashtags|in this story|more about|read more about|find out more about|see more on|more in this series
    more coverage|other stories|similar stories|next story|previous story|most read stories|best of|today s picks|featured|featured stories|headlines
    meistgelesen|meistgelesene artikel|mehr zum thema|lesen sie auch|lesen sie mehr zum thema|das konnte sie auch interessieren|auch interessant|themen|schlagworte
    a lire aussi|lire aussi|les plus lus|sur le meme sujet|articles les plus lus|sujets|mots cles|vous aimerez aussi|lo mas leido|lo mas visto|te puede interesar
    mas noticias|noticias relacionadas|lee tambien|temas|etiquetas|leia tambem|mais lidas|veja tambem|veja mais|noticias relacionadas|leia mais|leggi anche
    i piu letti|piu letti|potrebbe interessarti|argomenti|читайте также|самое популярное|самое читаемое|популярное|по теме|теги|темы|cok okunanlar
    en cok okunanlar|ilgili haberler|etiketler|الاكثر قراءة|الأكثر قراءة|اقرأ أيضا|اقرأ ايضا|مواضيع ذات صلة|مقالات ذات صلة|كلمات مفتاحية|مزید پڑھیں
    یہ بھی پڑھیں|متعلقہ خبریں|سب سے زیادہ پڑھی جانے والی|ये भी पढ़ें|यह भी पढ़ें|संबंधित खबरें|सबसे ज्यादा पढ़ी गई|baca juga|terpopuler|berita terkait|artikel terkait|terkait
    相关新闻|相关阅读|相关报道|热门新闻|热门文章|延伸阅读|推荐阅读|関連記事|関連ニュース|あわせて読みたい|アクセスランキング|人気記事|おすすめ|많이 본 뉴스|관련기사|관련 기사|인기 기사|추천 기사
    """)))  # fmt: skip
"""Folded."""
_LONGEST = 60
_MORE_FROM = LatePattern(
    r"(?i:more|latest|other\s+stories|top\s+stories|most\s+(?:read|viewed|popular|shared|watched))\s+(?i:from|in|on|at|by|about)(?:\s+[A-Z0-9][\w&'’.-]*){1,4}"
)


def opens_list(line: str) -> bool:
    """Return whether a line stands above a list of topics or of other stories, whose lines are furniture too."""
    return len(line) < _LONGEST and (folded(line) in HEADINGS or names_other_list(line))


def names_other_list(line: str) -> bool:
    """Return whether a line stands above a list whose name says where it is from, such as `More from Coast Daily`."""
    return len(line) < _LONGEST and bool(_MORE_FROM.compiled.fullmatch(line.rstrip(" :>»")))
