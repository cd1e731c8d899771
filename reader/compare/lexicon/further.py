"""Finnish, Hungarian, Turkish and Greek, as facts are read in them.

Every entry is in folded form.
"""

from __future__ import annotations

from reader.compare.lexicon.language import (
    Language,
    classes,
    magnitudes,
    number_words,
    numbered,
    sayings,
    suffixed,
    words,
)

FINNISH = Language(
    function=words(
        "ja on ei oli etta se ne han he joka jotka mutta kun kuin myos seka tai niin ovat olivat "
        "ollut mukaan jo nyt sen sita taman tama"
    ),
    doubt=classes(
        no="ei en eivat emme et ette eika ilman",
        denial="kiistaa kiisti kieltaa kielsi torjui",
        may="ehka mahdollisesti luultavasti saattaa voisi",
        must="taytyy taytyi",
        alleged="vaitetty vaitetaan epailty",
        quiet="ei_vain",
    ),
    sayings=sayings(
        sanoa="sanoi sanoo sanoivat",
        kertoa="kertoi kertoo",
        todeta="totesi toteaa",
        korostaa="korosti",
        ilmoittaa="ilmoitti",
        vahvistaa="vahvisti",
        vaittaa="vaitti",
        lisata="lisasi",
    ),
    numbers=number_words(
        "nolla - kaksi kolme nelja viisi kuusi seitseman kahdeksan yhdeksan kymmenen", ""
    ),
    magnitudes=magnitudes(
        hundred="sata sataa",
        thousand="tuhat tuhatta",
        million="miljoona miljoonaa milj",
        milliard="miljardi miljardia mrd",
    ),
    months=suffixed(
        "n ta ssa hun",
        numbered(
            "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesakuu heinakuu elokuu syyskuu lokakuu "
            "marraskuu joulukuu",
            first=1,
        ),
    ),
    weekdays=suffixed(
        "na n",
        numbered("maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai", first=1),
    ),
    days=classes(today="tanaan", yesterday="eilen", tomorrow="huomenna"),
)

HUNGARIAN = Language(
    function=words(
        "a az es hogy nem is egy de mint meg volt van vagy ha mar csak ez azt amely akik aki el ki "
        "be fel szerint miatt utan"
    ),
    doubt=classes(
        no="nem ne soha senki semmi sem nincs nincsenek nelkul",
        denial="tagadja tagadta cafolta",
        may="talan valoszinuleg esetleg",
        must="kell kellene",
        alleged="allitolag",
        quiet="nem_csak nemcsak",
    ),
    sayings=sayings(
        mond="mondta mondtak",
        kozol="kozolte",
        allit="allitotta",
        hangsulyoz="hangsulyozta",
        kijelent="kijelentette",
        hozzatesz="hozzatette",
    ),
    numbers=number_words("nulla - ketto/ket harom negy ot hat het nyolc kilenc tiz", ""),
    magnitudes=magnitudes(hundred="szaz", thousand="ezer", million="millio", milliard="milliard"),
    months=numbered(
        "januar februar marcius aprilis majus junius julius augusztus szeptember oktober november "
        "december",
        first=1,
    ),
    weekdays=numbered(
        "hetfo/hetfon kedd/kedden szerda/szerdan csutortok/csutortokon pentek/penteken "
        "szombat/szombaton vasarnap",
        first=1,
    ),
    days=classes(today="ma", yesterday="tegnap", tomorrow="holnap"),
    negates_twice=True,
)

TURKISH = Language(
    function=words(
        "ve bir bu da de icin ile olarak olan daha cok gibi ama ancak ki mi ne o en sonra kadar "
        "gore her ya veya hem"
    ),
    doubt=classes(
        no="degil yok hicbir asla",
        denial="reddetti yalanladı inkar",
        may="belki muhtemelen olabilir",
        must="zorunda gerekiyor gerekir",
        alleged="iddiaya sozde iddia_edilen",
        quiet="yalnızca_degil sadece_degil",
    ),
    sayings=sayings(
        demek="dedi",
        soylemek="soyledi",
        acıklamak="acıkladı",
        belirtmek="belirtti",
        vurgulamak="vurguladı",
        eklemek="ekledi",
        bildirmek="bildirdi",
    ),
    numbers=number_words("sıfır - iki uc dort bes altı yedi sekiz dokuz on", ""),
    magnitudes=magnitudes(thousand="bin", million="milyon", milliard="milyar"),
    months=numbered(
        "ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık", first=1
    ),
    weekdays=numbered("pazartesi salı carsamba persembe cuma cumartesi pazar", first=1),
    days=classes(today="bugun", yesterday="dun", tomorrow="yarın"),
)

GREEK = Language(
    function=words(
        "και το η ο τα οι του τησ των στο στη στην σε για με απο που να θα δεν ειναι ηταν ενα μια "
        "τον την τουσ τισ αλλα οτι πωσ μετα"
    ),
    doubt=classes(
        no="δεν μην μη ποτε κανεισ κανενασ τιποτα χωρισ ουτε",
        denial="διεψευσε αρνηθηκε αρνειται",
        may="ισωσ πιθανον ενδεχομενωσ μπορει",
        must="πρεπει",
        alleged="φερομενοσ φερεται",
        quiet="οχι_μονο",
    ),
    sayings=sayings(
        λεω="ειπε λεει",
        δηλωνω="δηλωσε",
        τονιζω="τονισε",
        αναφερω="ανεφερε",
        προσθετω="προσεθεσε",
        επισημαινω="επισημανε",
        ανακοινωνω="ανακοινωσε",
    ),
    numbers=number_words(
        "μηδεν - δυο τρεισ/τρια τεσσερισ/τεσσερα πεντε εξι επτα οκτω εννεα δεκα", ""
    ),
    magnitudes=magnitudes(
        hundred="εκατο",
        thousand="χιλιαδεσ χιλιοι χιλια",
        million="εκατομμυριο εκατομμυρια εκατ",
        milliard="δισεκατομμυριο δισεκατομμυρια δισ",
    ),
    months=numbered(
        "ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου "
        "οκτωβριου νοεμβριου δεκεμβριου",
        first=1,
    ),
    weekdays=numbered("δευτερα τριτη τεταρτη πεμπτη παρασκευη σαββατο κυριακη", first=1),
    days=classes(today="σημερα", yesterday="χθεσ", tomorrow="αυριο"),
    negates_twice=True,
)
