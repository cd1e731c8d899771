"""Arabic and Hebrew, as facts are read in them.

Every entry is in folded form.
"""

from __future__ import annotations

from reader.compare.lexicon.language import (
    Language,
    classes,
    numbered,
    prefixed,
    sayings,
    words,
)

ARABIC = Language(
    function=words("من في على الى إلى عن مع أن ان إن ما هذا هذه التي الذي و أو او ثم كان كانت قد"),
    doubt=prefixed(
        "و ف",
        classes(
            no="لا لم لن ليس ليست غير دون",
            denial="نفى نفت ينفي رفض رفضت",
            may="ربما",
            quiet="لا_يزال لا_تزال لا_سيما لا_يقل ليس_فقط",
        ),
    ),
    sayings=prefixed(
        "و ف",
        sayings(
            قال="قالت يقول",
            أعلن="أعلنت",
            أكد="أكدت",
            أضاف="أضافت",
            صرح="صرحت",
            أوضح="أوضحت",
            أشار="أشارت",
            ذكر="ذكرت",
        ),
    ),
    magnitudes={"مئة": 100, "ألف": 1_000, "آلاف": 1_000, "مليون": 10**6, "مليار": 10**9},
    months=numbered(
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر", first=1
    ),
    weekdays=numbered("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد", first=1),
    days=classes(today="اليوم", yesterday="أمس", tomorrow="غدا"),
    fractions={"نصف": 0.5, "ثلث": 1 / 3, "ربع": 0.25},
)

HEBREW = Language(
    function=words("של את על עם אל כי גם הוא היא הם זה זו אשר או אך כל בין לפי אחרי לפני"),
    doubt=classes(
        no="לא אין ללא בלי אינו אינה אף_אחד", may="אולי ייתכן עשוי עשויה", quiet="לא_רק לא_פחות"
    ),
    sayings=sayings(
        אמר="אמרה אמרו",
        טען="טענה טענו",
        הודיע="הודיעה הודיעו",
        הוסיף="הוסיפה",
        מסר="מסרה",
        ציין="ציינה",
        הדגיש="הדגישה",
    ),
    magnitudes={"מאה": 100, "מאות": 100, "אלף": 1_000, "אלפים": 1_000, "מיליון": 10**6},
    months=prefixed(
        "ב מ ל",
        numbered(
            "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר", first=1
        ),
    ),
    days=classes(today="היום", yesterday="אתמול", tomorrow="מחר"),
    weekdays=numbered("ראשון שני שלישי רביעי חמישי שישי שבת", first=1),
    before_weekday=words("יום ביום ליום מיום"),
    fractions={"מחצית": 0.5, "שליש": 1 / 3, "רבע": 0.25},
)
