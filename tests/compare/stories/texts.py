"""Invented reports: one event in the words of several outlets, and events of the same kind that are others."""

from __future__ import annotations

from qawl.model.documents import Article

BRIDGE = (
    ("قتل سبعة أشخاص وأصيب عشرون آخرون بانهيار جسر القناطر الحجري في مدينة مرزان فجر الخميس، فيما كانت حافلة لنقل "
     "عمال المناجم تعبره نحو وادي الفيروز. وقال قائد الدفاع المدني سيف الأنواء إن فرق الغطس انتشلت سبع جثث من النهر."),
    ("انهار جسر القناطر في مرزان صباح الخميس تحت حافلة تقل عمالا في مناجم وادي الفيروز، ما أدى إلى سقوط سبعة قتلى وعشرين "
     "جريحا وفق حصيلة أعلنها الدفاع المدني. وأوضح قائده سيف الأنواء أن البحث في مياه النهر ما زال مستمرا."),
    ("أمرت النيابة في مرزان بتوقيف مهندسين اثنين على ذمة التحقيق في انهيار جسر القناطر الذي أودى بحياة سبعة من عمال "
     "مناجم وادي الفيروز يوم الخميس. وكان سيف الأنواء قائد الدفاع المدني قد حذر من تصدع الجسر قبل شهرين."),
)  # fmt: skip
BRIDGE_TITLES = (
    "سبعة قتلى في انهيار جسر القناطر في مرزان",
    "انهيار جسر القناطر في مرزان تحت حافلة عمال",
    "توقيف مهندسين بعد انهيار جسر القناطر في مرزان",
)
TALKS = (
    ("وصل وفد حركة السنابل إلى الزاهرة مساء الجمعة لحضور جولة ثانية من المحادثات غير المباشرة مع حكومة البيلسان، برعاية "
     "مملكة المنارة ومبعوث تيماران. وتبحث الجولة تبادل الأسرى وإعادة فتح معبر الريحان أمام القوافل."),
    ("تنطلق في الزاهرة السبت الجولة الثانية من محادثات حكومة البيلسان وحركة السنابل بوساطة مملكة المنارة، وعلى جدول "
     "أعمالها فتح معبر الريحان وتبادل الأسرى. وقال مبعوث تيماران إن الوفدين وصلا إلى المدينة."),
)  # fmt: skip
TALKS_TITLES = ("وفد السنابل يصل إلى الزاهرة لجولة ثانية من المحادثات", "جولة ثانية من محادثات البيلسان والسنابل في الزاهرة")
HARVEST = (
    "تراجع محصول الزيتون في سهول درعون هذا الموسم إلى أقل مستوى منذ عشر سنوات بسبب العواصف الترابية المتكررة، وتدرس نقابة "
    "الفلاحين شراء معاصر جديدة وتوزيعها على الجمعيات الصغيرة مقابل أقساط تمتد أعواما."
)
WEATHER = (
    "توقعت مصلحة الأرصاد أن يكون الطقس يوم {day} حارا على السهول ومعتدلا على المرتفعات الجنوبية، مع رياح نشطة تثير الأتربة "
    "على سواحل درعون، فيما تكون السماء غائمة جزئيا على وادي الفيروز."
)


def article(name: str, text: str, title: str | None = None, published: str | None = None, **given: object) -> Article:
    return Article(id=name, text=text, title=title, published=published, **given)  # type: ignore[arg-type]


def bridge(nth: int, published: str | None = "2026-03-05T08:00:00") -> Article:
    return article(f"bridge-{nth}", BRIDGE[nth], BRIDGE_TITLES[nth], published)


def talks(nth: int, published: str | None = "2026-03-06T21:00:00") -> Article:
    return article(f"talks-{nth}", TALKS[nth], TALKS_TITLES[nth], published)


def harvest(published: str | None = "2026-03-05T10:00:00") -> Article:
    return article("harvest", HARVEST, "محصول الزيتون في درعون يتراجع إلى أقل مستوى منذ عشر سنوات", published)


def weather(day: str, published: str) -> Article:
    return article(f"weather-{published[:10]}", WEATHER.format(day=day), f"طقس حار على السهول {day}", published)


PRESS = (
    bridge(0),
    bridge(1, "2026-03-05T09:30:00"),
    bridge(2, "2026-03-06T18:00:00"),
    talks(0),
    talks(1, "2026-03-07T07:00:00"),
    harvest(),
)
"""Two stories and an article alone."""
