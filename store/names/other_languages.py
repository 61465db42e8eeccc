"""Words of other languages that stand before names: what sentences begin with, and offices. They count where a text is not English."""

from __future__ import annotations

_OPENERS = """
    der die das ein eine am im in an auf aus bei mit nach von vor zu zum zur für über unter seit während wegen trotz laut auch aber denn
    doch jetzt nun dann danach dabei dazu daher deshalb zuvor zudem außerdem jedoch dagegen bereits schon noch nur sogar wenn weil als wie
    wer was wo er sie es wir ihr sein seine ihre dieser diese dieses alle viele beide heute gestern morgen und oder sowie so le la les un
    une des du au aux en dans sur sous avec sans pour par selon après avant depuis pendant contre entre chez vers mais ou et donc or ni
    car puis ensuite enfin ainsi alors aussi cependant pourtant toutefois quand lorsque si comme que qui il elle ils elles on nous vous ce
    cet cette ces son sa ses leur leurs hier demain aujourd'hui plusieurs el los las una unos unas con sin para por según sobre tras ante
    bajo desde hasta contra durante mediante pero y o aunque mientras cuando donde como porque así también además entonces luego después
    antes ahora hoy ayer mañana este esta estos estas ese esa su sus él ella ellos a os as um uma no na nos nas do da em com sem segundo
    após até mas e porém enquanto quando se assim também além então depois agora hoje ontem esse essa seu sua ele ela lo i gli uno nel
    nella senza per secondo dopo prima ma però mentre come perché così anche inoltre poi ora oggi ieri questo questa suo lui lei tra fra
    dal dalla yang tidak akan telah adalah menurut namun tetapi tapi sementara ketika saat setelah sebelum karena jika di ke dari pada
    dalam untuk dengan oleh sejak ini itu dan het een de op met voor volgens ook maar toen dat dit zijn haar hij zij в на из с со к ко по
    от до за для при о об под над через после перед между без но и а или однако затем потом также если когда где как что это этот эта эти
    его её их он она они мы вчера сегодня завтра ранее
"""
_OFFICES = """
    präsident präsidentin bundespräsident bundeskanzler bundeskanzlerin kanzler kanzlerin minister ministerin bundesminister
    ministerpräsident außenminister außenministerin innenminister finanzminister verteidigungsminister bürgermeister bürgermeisterin herr
    frau könig königin papst trainer parteichef président présidente ministre premier roi reine pape maire sénateur sénatrice monsieur
    madame maître presidente presidenta ministro ministra rey reina papa alcalde alcaldesa senador senadora gobernador gobernadora señor
    señora don doña primeiro primeira prefeito prefeita governador governadora deputado deputada rei rainha senhor senhora re sindaco
    sindaca senatore signor signora onorevole presiden perdana menteri gubernur wali bupati kota raja paus bapak ibu koning burgemeester
    президент премьер министр премьер-министр король папа мэр губернатор сенатор депутат
"""
BEFORE_NAMES = frozenset((*_OPENERS.split(), *_OFFICES.split()))
"""Words that are no part of a name that follows them, in small letters."""
TELLING = BEFORE_NAMES - frozenset("""
    in on a as no do o e y i so was wo am die man sin son premier minister trainer re don papa rei raja paus para le la un une or car si
    ni sa ses long mayor de van dan dat het op met is an lo me ha come con per dal fin du que ex
""".split())  # fmt: skip
"""Those of them that English has not: a text with one is in another language."""
