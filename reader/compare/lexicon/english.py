"""English, as facts are read in it.

Every entry is in folded form.
"""

from __future__ import annotations

from reader.compare.lexicon.language import (
    Language,
    classes,
    number_words,
    numbered,
    sayings,
    words,
)

ENGLISH = Language(
    function=words(
        "a an the of to in on at by for from with as and or but nor so if than that this these "
        "those it its he she they them him his her their we us our you your i my me is are was "
        "were be been being am do does did has have had having will would shall should can could "
        "may might must not no into onto over under out up down off about after before between "
        "during through which who whom whose what when where while also there then s any all some "
        "both each just very"
    ),
    doubt=classes(
        no="not no never none nobody nothing neither nor nowhere without",
        quiet="not_only not_just not_merely not_simply not_least not_until no_doubt no_matter "
        "no_stranger no_wonder nothing_but or_not if_not why_not no_less_than no_fewer_than "
        "not_to_mention may_day",
        denial="deny denies denied denying denial refuse refuses refused reject rejects rejected",
        may="may might could possibly perhaps maybe probably likely",
        unlikely="unlikely",
        must="must",
        alleged="alleged allegedly reportedly apparent apparently supposedly "
        "purported purportedly suspected unconfirmed rumored rumoured",
    ),
    sayings=sayings(
        say="says said saying",
        tell="tells told telling",
        state="states stated stating",
        claim="claims claimed claiming",
        add="adds added adding",
        argue="argues argued arguing",
        announce="announces announced announcing",
        confirm="confirms confirmed confirming",
        admit="admits admitted admitting",
        warn="warns warned warning",
        insist="insists insisted insisting",
        suggest="suggests suggested suggesting",
        stress="stresses stressed stressing",
        explain="explains explained explaining",
        accuse="accuses accused accusing",
        allege="alleges",
        reveal="reveals revealed revealing",
        declare="declares declared declaring",
        acknowledge="acknowledges acknowledged acknowledging",
        underscore="underscores underscored underscoring",
        remark="remarks remarked",
        aver="avers averred asserts asserted asserting",
        reply="replies replied replying",
        report="reports reported reporting",
        accord="according",
        read="reads",
    ),
    numbers=number_words(
        "zero - two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
        joined="{ten}{unit}",
    )
    | {"dozen": 12, "dozens": 12},
    magnitudes={
        **dict.fromkeys(("hundred", "hundreds"), 100),
        **dict.fromkeys(("thousand", "thousands", "k"), 1_000),
        **dict.fromkeys(("lakh", "lakhs"), 100_000),
        **dict.fromkeys(("crore", "crores"), 10_000_000),
        **dict.fromkeys(("million", "millions", "mn", "mln", "m"), 1_000_000),
        **dict.fromkeys(("billion", "billions", "bn", "bln", "b"), 1_000_000_000),
        **dict.fromkeys(("trillion", "trillions", "tn", "trn"), 1_000_000_000_000),
    },
    months=numbered(
        "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug "
        "september/sept/sep october/oct november/nov december/dec",
        first=1,
    ),
    weekdays=numbered("monday tuesday wednesday thursday friday saturday sunday", first=1),
    passive=words("be been being is are was were to"),
    days=classes(
        today="today tonight", yesterday="yesterday", tomorrow="tomorrow", last="last", next="next"
    ),
    fractions={
        "half": 0.5,
        "third": 1 / 3,
        "thirds": 2 / 3,
        "quarter": 0.25,
        "quarters": 0.75,
        "fifth": 0.2,
        "tenth": 0.1,
        "double": 2.0,
        "doubled": 2.0,
        "twice": 2.0,
        "once": 1.0,
        "triple": 3.0,
        "tripled": 3.0,
    },
    month_first=True,
)
