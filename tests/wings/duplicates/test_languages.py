"""Copies, cuts and word-replaced rewrites are told in ten languages; other news is not."""

from __future__ import annotations

import random
import re

import pytest

from reader.model import Relation
from tests.wings.duplicates import press

# Made-up news, two unrelated reports in each language.
NEWS = {
    "English": (
        "The harbour council approved a new ferry terminal on Thursday after months of argument. "
        "Engineers expect the building to cost forty million crowns and to open within three "
        "years. Residents of the northern quarter complained that traffic would double along the "
        "narrow coastal road. Mayor Helena Brandt promised an independent study before concrete "
        "is poured. Fishermen welcomed the decision because the old wooden pier floods every "
        "winter. Opposition members walked out of the chamber before the final vote was counted.",
        "Scientists at the mountain observatory have discovered a small comet that will pass the "
        "planet in spring. The object was photographed by students during a routine training "
        "night in November. Its tail consists mostly of frozen water and carbon dust, according "
        "to early measurements. Professor Adam Keller said amateurs could watch it with ordinary "
        "binoculars from dark places. Airlines were told that nothing needs to change.",
    ),
    "German": (
        "Der Stadtrat hat am Donnerstag nach monatelangem Streit den Bau einer neuen Bibliothek "
        "beschlossen. Das Gebäude soll vierzig Millionen Kronen kosten und in drei Jahren öffnen. "
        "Anwohner des nördlichen Viertels klagten, der Verkehr werde sich auf der schmalen "
        "Uferstraße verdoppeln. Bürgermeisterin Helene Brandt versprach eine unabhängige "
        "Untersuchung vor dem ersten Spatenstich. Buchhändler begrüßten die Entscheidung, weil "
        "das alte Lesehaus jeden Winter überschwemmt wird. Die Opposition verließ den Saal.",
        "Forscher der Sternwarte haben einen kleinen Kometen entdeckt, der im Frühjahr an der Erde "
        "vorbeizieht. Studenten fotografierten das Objekt während einer gewöhnlichen Übungsnacht "
        "im November. Sein Schweif besteht überwiegend aus gefrorenem Wasser und Kohlenstaub. "
        "Professor Adam Keller sagte, Liebhaber könnten ihn mit einfachen Ferngläsern beobachten. "
        "Fluggesellschaften müssen ihre Strecken nach Angaben der Behörde nicht ändern.",
    ),
    "French": (
        "Le conseil municipal a approuvé jeudi la construction d'une nouvelle gare maritime après "
        "plusieurs mois de dispute. Le bâtiment devrait coûter quarante millions de couronnes et "
        "ouvrir dans trois ans. Les habitants du quartier nord craignent que la circulation "
        "double sur l'étroite route côtière. La mairesse Hélène Brandt a promis une étude "
        "indépendante avant le début des travaux. Les pêcheurs saluent cette décision, car la "
        "vieille jetée de bois est inondée chaque hiver. L'opposition a quitté la salle.",
        "Des chercheurs de l'observatoire de montagne ont découvert une petite comète qui passera "
        "près de la planète au printemps. Des étudiants avaient photographié cet objet pendant "
        "une nuit d'exercice en novembre. Sa queue se compose surtout d'eau gelée et de poussière "
        "de carbone. Le professeur Adam Keller affirme que les amateurs pourront la regarder avec "
        "de simples jumelles. Les compagnies aériennes ne changeront rien à leurs horaires.",
    ),
    "Spanish": (
        "El consejo municipal aprobó el jueves la construcción de una nueva terminal marítima "
        "tras varios meses de disputa. El edificio costará cuarenta millones de coronas y abrirá "
        "dentro de tres años. Los vecinos del barrio norte temen que el tráfico se duplique en la "
        "estrecha carretera costera. La alcaldesa Elena Brandt prometió un estudio independiente "
        "antes de empezar las obras. Los pescadores celebraron la decisión porque el viejo muelle "
        "de madera se inunda cada invierno. La oposición abandonó la sala antes del recuento.",
        "Científicos del observatorio de montaña han descubierto un pequeño cometa que pasará "
        "cerca del planeta en primavera. Unos estudiantes fotografiaron el objeto durante una "
        "noche de prácticas en noviembre. Su cola está formada sobre todo por agua congelada y "
        "polvo de carbono. El profesor Adán Keller dijo que los aficionados podrán mirarlo con "
        "prismáticos corrientes. Las aerolíneas no tendrán que cambiar sus horarios habituales.",
    ),
    "Russian": (
        "Городской совет в четверг одобрил строительство нового морского вокзала после нескольких "
        "месяцев споров. Здание обойдётся городу в сорок миллионов крон и откроется через три "
        "года. Жители северного района жалуются, что движение на узкой прибрежной дороге "
        "удвоится. Мэр Елена Брандт обещала провести независимое исследование до начала работ. "
        "Рыбаки приветствовали решение, потому что старый деревянный причал затапливает каждую "
        "зиму. Депутаты оппозиции покинули зал заседаний до окончательного подсчёта голосов.",
        "Учёные горной обсерватории открыли небольшую комету, которая весной пройдёт рядом с "
        "планетой. Студенты сфотографировали объект во время обычной учебной ночи в ноябре. Хвост "
        "кометы состоит преимущественно из замёрзшей воды и угольной пыли. Профессор Адам Келлер "
        "сообщил, что любители смогут наблюдать её в простые бинокли. Авиакомпаниям не придётся "
        "менять привычное расписание полётов, заявило министерство транспорта.",
    ),
    "Arabic": (
        "وافق مجلس المدينة يوم الخميس على بناء محطة بحرية جديدة بعد شهور من الخلاف الطويل. ويتوقع "
        "المهندسون أن تبلغ كلفة المبنى أربعين مليون كرونة وأن يفتح أبوابه خلال ثلاث سنوات. واشتكى "
        "سكان الحي الشمالي من تضاعف حركة المرور على الطريق الساحلي الضيق. ووعدت رئيسة البلدية "
        "هيلانة برانت بإجراء دراسة مستقلة قبل بداية الأشغال. ورحب الصيادون بالقرار لأن الرصيف "
        "الخشبي القديم يغرق كل شتاء. وغادر أعضاء المعارضة القاعة قبل فرز الأصوات النهائي.",
        "اكتشف علماء المرصد الجبلي مذنبا صغيرا سيمر قرب كوكب الأرض في فصل الربيع المقبل. وكان طلاب "
        "الجامعة قد صوروا هذا الجسم أثناء ليلة تدريب عادية في تشرين. ويتكون ذيله خصوصا من الماء "
        "المتجمد وغبار الفحم وفق القياسات الأولى. وقال الأستاذ آدم كيلر إن الهواة يستطيعون مشاهدته "
        "بمناظير بسيطة من الأماكن المظلمة. ولن تغير شركات الطيران مواعيد رحلاتها المعتادة.",
    ),
    "Hindi": (
        "नगर परिषद ने महीनों की बहस के बाद गुरुवार को नए बंदरगाह भवन के निर्माण को मंजूरी दी। इंजीनियरों का "
        "अनुमान है कि इमारत पर चालीस करोड़ रुपये खर्च होंगे और यह तीन साल में खुलेगी। उत्तरी मोहल्ले के "
        "निवासियों ने शिकायत की कि तटीय सड़क पर यातायात दोगुना हो जाएगा। महापौर हेलेना ब्रांट ने काम शुरू "
        "होने से पहले स्वतंत्र अध्ययन का वादा किया। मछुआरों ने फैसले का स्वागत किया क्योंकि लकड़ी का पुराना "
        "घाट हर सर्दी में डूब जाता है। विपक्षी सदस्य अंतिम मतगणना से पहले सभागार छोड़कर बाहर चले गए।",
        "पर्वतीय वेधशाला के वैज्ञानिकों ने एक छोटा धूमकेतु खोजा है जो वसंत में पृथ्वी के पास से गुजरेगा। "
        "विद्यार्थियों ने नवंबर की साधारण प्रशिक्षण रात में इस पिंड की तस्वीर ली थी। शुरुआती माप के अनुसार "
        "उसकी पूंछ मुख्यतः जमे हुए पानी और कोयले की धूल से बनी है। प्रोफेसर आदम केलर ने कहा कि शौकिया लोग "
        "इसे साधारण दूरबीन से अंधेरी जगहों पर देख सकेंगे। विमान कंपनियों को समय सारणी बदलनी नहीं पड़ेगी।",
    ),
    "Chinese": (
        "经过数月争论，市议会星期四批准兴建新的渡轮码头。工程师预计，这座建筑将耗资四千万克朗，"
        "三年之内启用。北部街区居民抱怨说，狭窄的沿海公路交通量将会增加一倍。市长海伦娜承诺，"
        "在浇筑混凝土之前先进行独立研究。渔民对这项决定表示欢迎，因为旧木栈桥每年冬天都会被淹没。"
        "反对派议员在最后计票之前离开会场，并宣布将向法院提起诉讼，要求重新审查预算方案。",
        "山区天文台的科学家发现一颗小型彗星，它将在明年春季飞掠地球。学生们在十一月的一次普通训练夜"
        "拍摄到这个天体。初步测量显示，彗尾主要由冰冻的水和碳尘组成。教授亚当表示，爱好者可以在黑暗"
        "地点使用普通双筒望远镜观看。航空公司无需调整航班时刻，运输部门在声明中如此解释。",
    ),
    "Japanese": (
        "市議会は木曜日、数か月にわたる議論の末、新しい客船ターミナルの建設を承認した。技術者によると、"
        "建物の費用は四千万クローネで、三年以内に開業する見通しだ。北部地区の住民は、狭い海岸道路の交通量が"
        "二倍になると訴えた。市長のヘレナ氏は、着工前に独立した調査を実施すると約束した。漁業者は、古い木造"
        "桟橋が毎年冬に浸水するため、決定を歓迎した。野党議員は最終集計の前に議場を退席し、訴訟を予告した。",
        "山岳天文台の研究者が、来年春に地球へ接近する小型の彗星を発見した。学生たちは十一月の通常訓練の夜に"
        "この天体を撮影していた。初期測定によると、尾の主成分は凍った水と炭素の塵である。アダム教授は、暗い"
        "場所なら愛好家が普通の双眼鏡で観察できると説明した。航空会社は運航時刻を変更する必要がないという。",
    ),
    "Korean": (
        "시의회는 몇 달간의 논쟁 끝에 목요일 새로운 여객선 터미널 건설을 승인했다. "
        "기술자들은 건물 비용이 사천만 크로네에 이르고 삼년 안에 문을 열 것으로 "
        "예상한다. 북부 지역 주민들은 좁은 해안도로의 교통량이 두배로 늘어날 것이라고 "
        "불평했다. 헬레나 브란트 시장은 공사를 시작하기 전에 독립적인 조사를 "
        "약속했다. 어부들은 낡은 나무 부두가 겨울마다 물에 잠기기 때문에 결정을 "
        "환영했다. 야당 의원들은 마지막 개표가 끝나기 전에 회의장을 떠났고 법원에 "
        "소송을 제기하겠다고 밝혔다.",
        "산악 천문대 과학자들이 내년 봄 지구를 스쳐 지나갈 작은 혜성을 발견했다. "
        "학생들은 십일월 평범한 훈련의 밤에 천체를 촬영했다. 초기 측정에 따르면 "
        "꼬리는 대부분 얼어붙은 물과 탄소 먼지로 이루어져 있다. 아담 켈러 교수는 "
        "애호가들이 어두운 장소에서 평범한 쌍안경으로 관찰할 수 있다고 말했다. "
        "항공사들은 운항 시간을 바꿀 필요가 없다고 교통부 대변인이 설명했다.",
    ),
}
_UNSPACED = ("Chinese", "Japanese")
_SENTENCE = re.compile(r"[^.。।]+[.。।]\s*")


def _sentences(text: str) -> list[str]:
    return [match.group() for match in _SENTENCE.finditer(text)]


def _replaced(language: str, text: str, other: str, share: float) -> str:
    """Replace a share of the words by words of another report: two signs at a time where
    nothing is written between words."""
    chance = random.Random(language)
    signs = r"\w\w" if language in _UNSPACED else r"[^\s.,،।]{4,}"
    stand_ins = re.findall(signs, other)

    def changed(match: re.Match[str]) -> str:
        return chance.choice(stand_ins) if chance.random() < share else match.group()

    return re.sub(signs, changed, text)


@pytest.mark.parametrize("language", NEWS)
def test_a_copy_in_other_quotes_and_case_is_identical(language: str) -> None:
    text, _ = NEWS[language]
    shouted = text.replace(", ", " – ").upper()
    assert press.relation(press.text_of("a", text), press.text_of("b", shouted)) is (
        Relation.IDENTICAL
    )


@pytest.mark.parametrize("language", NEWS)
def test_a_cut_is_an_excerpt(language: str) -> None:
    text, _ = NEWS[language]
    cut = "".join(_sentences(text)[:3])
    assert press.relation(press.text_of("a", text), press.text_of("b", cut)) is Relation.EXCERPT


@pytest.mark.parametrize("language", NEWS)
def test_a_text_with_words_replaced_is_rewritten(language: str) -> None:
    text, other = NEWS[language]
    changed = _replaced(language, text, other, 0.3)
    found = press.relation(press.text_of("a", text), press.text_of("b", changed))
    assert found in (Relation.REWRITTEN, Relation.REPUBLISHED)


@pytest.mark.parametrize("language", NEWS)
def test_lightly_edited_text_is_republished(language: str) -> None:
    text, other = NEWS[language]
    changed = _replaced(language, text, other, 0.08)
    found = press.relation(press.text_of("a", text), press.text_of("b", changed))
    assert found is Relation.REPUBLISHED


@pytest.mark.parametrize("language", NEWS)
def test_other_news_in_the_same_language_is_nothing(language: str) -> None:
    one, other = (
        press.text_of(name, text) for name, text in zip("ab", NEWS[language], strict=True)
    )
    assert press.relation(one, other) is None
