"""Chinese, Japanese and Korean, as facts are read in them.

Every entry is in folded form.
"""

from __future__ import annotations

from reader.compare.lexicon.language import (
    Language,
    classes,
    numbered,
    sayings,
    spelled,
    suffixed,
    words,
)

# A lone 不 or 未 denies; most words that begin with one do not.
CHINESE = Language(
    function=frozenset("的了在是和与及或也就都而之其此把被对于从向给着过吗呢吧"),
    doubt=spelled(
        classes(
            no="不 没 沒 未 没有 沒有 不会 不會 不能 尚未 未能 从未 從未 并未 並未 并非 並非 无法 "
            "無法",
            denial="否认 否認 拒绝 拒絕",
            may="可能 或许 或許 也许 也許 或将 或將 恐怕 未必",
            must="必须 必須 不得不 务必",
            alleged="据称 據稱 据说 據說 涉嫌 疑似",
            quiet="不仅 不僅 不但 不过 不過 不断 不斷 不少 不同 不久 不明 不足 不满 不滿 不管 "
            "不论 不論 不可避免 不禁 不等 不止 不如 不安 不幸 不法 不良 不利 不便 不当 不妨 "
            "差不多 对不起 了不起 未来 未來 未经 未婚 未成年 未知 没事",
        )
    ),
    sayings=spelled(
        sayings(说="說 称 稱 表示")
        | sayings(指出="", 强调="強調", 宣布="", 宣称="宣稱 声称 聲稱", 承认="承認", 警告="")
        | sayings(透露="", 补充="補充", 认为="認為", 否认="否認")
        | classes(quiet="小说 说明 说服 传说 据说 名称 称为 据称 职称 对称 简称 俗称")
    ),
    magnitudes={"百": 100, "千": 1_000, "万": 10_000, "萬": 10_000, "亿": 10**8, "億": 10**8},
)

JAPANESE = Language(
    function=frozenset("はがをにのともでへやかなだたてしれ"),
    doubt=spelled(
        classes(
            no="ない なかった ません せず されず られず",
            denial="否定 拒否 拒絶",
            may="かもしれない 可能性 恐れ おそれ",
            must="なければならない なければいけない ざるを得ない べき",
            alleged="疑い とされる",
            quiet="少ない 少なくない 危ない だけでない に違いない しかない はずがない つかない",
        )
    ),
    sayings=spelled(
        sayings(述べ="", 語っ="語る 語り", 話し="話す", 強調し="", 発表し="", 表明し="", 主張し="")
        | sayings(説明し="", 指摘し="", 警告し="", 明らかにし="", 訴え="", 否定し="")
    ),
    magnitudes={"百": 100, "千": 1_000, "万": 10_000, "億": 10**8, "兆": 10**12},
)

KOREAN = Language(
    function=words(
        "은 는 이 가 을 를 의 에 에서 와 과 도 로 으로 및 또는 그 그는 그녀는 이번 대한 위해 것 수 "
        "등"
    ),
    doubt=classes(
        no="안 않았다 않는다 않을 않고 않은 않는 없다 없는 없이 없었다 못했다 못한 아니다 아닌 "
        "아니라고",
        denial="부인했다 거부했다 거절했다",
        alleged="혐의로 의혹",
        quiet="뿐만_아니라",
    ),
    sayings=sayings(
        말했다="말하며 말했습니다",
        밝혔다="밝히며",
        전했다="",
        강조했다="",
        주장했다="",
        발표했다="",
        덧붙였다="",
        설명했다="",
        지적했다="",
        경고했다="",
    ),
    magnitudes=suffixed("명 원 여 달러 개", {"만": 10**4, "억": 10**8, "조": 10**12, "천": 1_000}),
    weekdays=suffixed(
        "에 의 은 까지 부터", numbered("월요일 화요일 수요일 목요일 금요일 토요일 일요일", first=1)
    ),
    days=classes(today="오늘", yesterday="어제", tomorrow="내일"),
)
