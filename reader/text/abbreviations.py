"""Words by which a full stop is told from an abbreviation's, in a dozen languages.

In lower case, unless said otherwise. Knows no sentence.
"""

from __future__ import annotations


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


# Never the end of a sentence: what follows is the name that they belong to.
TITLES = _words(
    "mr mrs mx dr prof gen sen gov reps sens lt col sgt cpl capt cmdr maj adm supt insp mgr msgr "
    "vs v cf viz eg ie bzw z.b u.a d.h i.e e.g vgl sog evtl ggf zzgl inkl exkl hl dipl ing phil "
    "mme mmes mlle mlles sra srta dra dña excmo excma ilmo gral cnel tte uds vd sigg avv dott "
    "dott.ssa prof.ssa geom gen.le mej mevr dhr drs o.a m.b.t d.w.z t.a.v inż hab ks św prof.dr "
    "gen.bryg tzn tzw tzv např mudr judr phdr kpt frk bl.a f.eks t.ex dvs jfr κ.κ δρ г-н г-жа гг "
    "ул им тов акад проф"
)
# The same, where they are written with a capital: small, they are words of some language.
CAPITAL_TITLES = _words(
    "Ms Rep Rev Hon Pres Fr Sr St Ste Mt Ft Det Me MM Sig On Rag Arch Cav Comm Ten Mag Fru Hr Mw "
    "Str Im Ul Sv Prim Art Med Jur Gen Maj Ir"
)
# The same before a number.
BEFORE_NUMBER = _words(
    "no nos nr nrs núm num art arts abs kap fig figs p pp pág págs vol ch c ca approx s sec tel "
    "ext kl op pt st ust poz z str ст п"
)
# Perhaps the end: only when the next word is one that opens sentences.
CLOSING_ABBREVIATIONS = _words(
    "inc ltd corp bros llc jr esq etc dept univ assn ave blvd bldg a.m p.m u.s u.k u.n e.u d.c "
    "l.a n.y b.c a.d ph.d m.d b.a m.a usw itd itp atd apod enz mrd mld tys млн млрд тыс руб др пр "
    "sept janv févr avr juil déc genn febbr okt kg km cm lb lbs hrs gmbh e.v s.a s.p.a s.r.l a.s "
    "s.r.o d.o.o b.v n.v osv s.k resp"
)
CAPITAL_CLOSING = _words(
    "Co Sq Rd Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec Ene Abr Ago Dic Ott Dez Mon Tue Tues Wed "
    "Thu Thur Thurs Fri Sat Sun Ariz Calif Colo Conn Fla Ill Mass Mich Minn Mo Okla Ont Ore Pa Que "
    "Tenn Tex Va Vt Wash Wis Alta Sask Man Mio Mill Plc Ala Ark Kan Ky La Md Miss Mont Neb Nev"
)
SENTENCE_OPENERS = _words(
    # English
    "the a an it its he she they we you i this that these those there here his her their our my "
    "in on at as but and or if when while after before since however meanwhile although though "
    "for from with by to not no some many most several all one what who how why where yet so "
    "officials police according both another other earlier later last also then "
    # German, Dutch, Nordic
    "der die das dies diese dieser ein eine er sie es wir ich im am um und aber auch doch wenn "
    "als nach vor seit bei mit für von zu zum zur nun so da dort hier wie was wer dann "
    "het een de hij zij ze we wij maar en ook bij voor van na op det den de en et han hun hon "
    "vi jeg jag men og och på i "
    # Romance
    "le la les l un une des il elle ils elles nous vous on ce cette ces cela dans en sur selon "
    "mais et pour par avec après avant depuis el los las lo una unos ella ellos este esta eso "
    "pero y con por para según tras desde al del o os as um uma ele ela eles mas e com para em "
    "no na nos segundo gli uno lui lei loro questo questa ma nel nella per secondo dopo "
    # Slavic
    "to ten ta jednak ale po w na z za do od jest są jak он она они это в на по но и с за для "
    "как что при после"
)
# "am 3. Oktober", "der 2. Weltkrieg": words after which a small number with a full stop counts.
BEFORE_ORDINAL = _words(
    "am der die das dem den des vom zum zur im bis ab seit beim jeder jede jedes ihr ihre ihren "
    "sein seine seinen mein zwischen samstag sonntag montag dienstag mittwoch donnerstag freitag"
)
AFTER_ORDINAL = _words(
    "januar jänner februar märz april mai juni juli august september oktober november dezember "
    "jahrhundert jahrhunderts jahrestag geburtstag lebensjahr weltkrieg bundesliga liga runde "
    "spieltag etappe etage auflage wahlperiode legislaturperiode fc sc sv fsv bundestag"
)
DOMAINS = _words("com org net gov edu info co uk ca de fr es it ru ua eu us tv io ai me int mil")
