"""Invented articles in many spellings, and a hundred questions about them as people type them."""

from __future__ import annotations

from qawl.model.documents import Article
from qawl.model.records import Reading

_AIRPORT = "\ufe8d\ufedf\ufee4\ufec4\ufe8e\ufead"
"""«المطار» in the shapes that old systems store."""
_TEXTS = {
    "jisr": "افتتاح جسر القناطر\nافتُتح جسرُ القناطرِ أمسِ بحضور وزيرة الأشغال هدى البيرق، وقالت إنّ المياهَ ستصل إلى القرى.",
    "ali": "علي الهادي يترك منصبه\nترك علي الهادي رئاسة البلدية بعد اثني عشر عاما.",
    "ala": "اعتراض على الرسوم\nاعترض سكان الوادي على الرسوم الجديدة، وطالبوا بإلغائها.",
    "ahmad": "أحمد الزيتوني سفيرا\nعُيّن أحمد الزيتوني سفيرًا في لازورد، وخلف آمال السنديان.",
    "ahmad-plain": "احمد الصفصاف مدربا\nتولى احمد الصفصاف تدريب فريق الموج.",
    "masul": "مسؤول ينفي\nنفى مسؤول في شؤون الري نقص الحبوب، وأكد أن المخازن مملوءة.",
    "masul-other": "مسئول يؤكد\nأكد مسئول في شئون التموين وصول القمح.",
    "madrasa": "مدرسة جديدة في الكروم\nفتحت مدرسة الكروم أبوابها لأربعمئة تلميذة.",
    "mustashfa": "مستشفى الضفاف يستقبل الجرحى\nاستقبل مستشفى الضفاف سبعة جرحى من حادث القطار.",
    "musa": "موسى النيلوفر يغني\nغنى موسى النيلوفر في مهرجان الربيع.",
    "digits": "١٢ حافلة إلى المعبر\nوصلت ١٢ حافلة، ودفعت كل شركة ٣٫٥ ملايين، في عام ٢٠٢٦.",
    "latin-digits": "سعر القمح\nبلغ سعر الطن 340 فيروزا، بزيادة 7 في المئة عن عام 2025.",
    "hudna": "وقف إطلاق النار في الغدران\nاتفق الطرفان على وقف إطلاق النار، وبدأت الهدنة الإنسانية ظهرا.",
    "hudna-wa": "والهدنة مستمرة\nوقال المتحدث: ولوقف إطلاق النار شروط، وبالهدنة تعود الحافلات، وللهدنة مراقبون.",
    "nar": "إطلاق سراح الصيادين\nأطلق الحرس سراح الصيادين بعد إخماد النار، ثم كان وقف العمل.",
    "tatweel": "الس===لام الدائم\nدعا المبعوث إلى الس===لام الدائم بين الضفتين.".replace("=", "\u0640"),
    "shapes": f"{_AIRPORT} يفتح أبوابه\nأعيد فتح {_AIRPORT}، وقال مديره: \ufefb تأخير.",
    "persian": "\u06a9\u0631\u064a\u0645 الخزامى\nقال \u06a9\u0631\u064a\u0645 الخزامى إن الم\u06ccناء آمن.",
    "hidden": "المح\u200cادثات في لازورد\nتبدأ المح\u200cادثات\u200f الاثنين في \u202bقصر المرايا\u202c.",
    "split-hamza": "ا\u0654سامة الجلنار\nانتُخب ا\u0654سامة الجلنار رئيسا للنقابة.",
    "wasla": "\u0671لشراع ينشر\nنشرت \u0671لشراع نص الورقة.",
    "abdallah": "عبد الله السرو\nوصل عبد الله السرو إلى الميناء القديم.",
    "abdallah-one": "عبدالسلام المرجان\nكتب عبدالسلام المرجان عن النهر.",
    "abu": "أبو زهرة يفوز\nفاز أبو زهرة بسباق القوارب.",
    "latin": "بيان من RIVERS\nأصدرت منظمة Rivers بيانا عن Café المرفأ.",
    "wazir": "زير الماء\nكُسر زير الماء في السوق القديم.",
    "ansar": "أنصار النهر\nتظاهر أنصار النهر أمام البلدية.",
    "bunuk": "بنك الساحل\nخفض بنك الساحل الفائدة.",
    "banan": "بنان السوسن\nحصلت بنان السوسن على الجائزة.",
    "wuzara": "مجلس الوزراء\nأقر مجلس الوزراء الموازنة.",
}


def readings() -> list[Reading]:
    """All of them, one a day, headline first in the text."""
    made = []
    for day, (own_id, text) in enumerate(_TEXTS.items(), 1):
        title = text.partition("\n")[0]
        article = Article(own_id, text, title, f"https://sahil.example/{own_id}", "الساحل", f"2026-03-{day:02}")
        made.append(Reading(article, (), (), "0.1.0+words.aa"))
    return made


QUESTIONS: tuple[tuple[str, str], ...] = (
    # As it is written
    ("جسر القناطر", "jisr"),
    ("هدى البيرق", "jisr"),
    ("أحمد الزيتوني", "ahmad"),
    ("مجلس الوزراء", "wuzara"),
    # Hamza
    ("احمد الزيتوني", "ahmad"),
    ("إحمد الزيتوني", "ahmad"),
    ("أحمد", "ahmad ahmad-plain"),
    ("احمد", "ahmad-plain ahmad"),
    ("أحمد الصفصاف", "ahmad-plain"),
    ("امال السنديان", "ahmad"),
    ("أمال السنديان", "ahmad"),
    ("مسؤول", "masul masul-other"),
    ("مسئول", "masul-other masul"),
    ("مسوول", "masul masul-other"),
    ("شئون الري", "masul"),
    ("شؤون التموين", "masul-other"),
    ("شوون التموين", "masul-other"),
    ("الغائها", "ala"),
    ("إلغائها", "ala"),
    ("اكد", "masul-other masul"),
    ("الأنسانيه", "hudna"),
    ("انصار النهر", "ansar"),
    ("إطلاق النار", "hudna hudna-wa nar"),
    ("الوزرا", "wuzara"),
    ("أسامة الجلنار", "split-hamza"),
    ("اسامه الجلنار", "split-hamza"),
    ("الشراع", "wasla"),
    ("\u0671لشراع", "wasla"),
    # Ta marbuta
    ("مدرسه الكروم", "madrasa"),
    ("مدرسة الكروم", "madrasa"),
    ("تلميذه", "madrasa"),
    ("رئاسه البلديه", "ali"),
    ("وزيره الاشغال", "jisr"),
    ("حافله", "digits"),
    ("منظمه", "latin"),
    # Alef maqsura and ya
    ("مستشفي الضفاف", "mustashfa"),
    ("مستشفى الضفاف", "mustashfa"),
    ("موسي النيلوفر", "musa"),
    ("علي", "ali hudna banan ala"),
    ("على", "ala hudna banan ali"),
    ("علي الهادي", "ali"),
    ("على الهادى", "ali"),
    ("هدي البيرق", "jisr"),
    ("الخزامي", "persian"),
    ("تولي", "ahmad-plain"),
    # Marks
    ("جِسْرُ القَناطِرِ", "jisr"),
    ("افتتح", "jisr"),
    ("عُيِّنَ", "ahmad"),
    ("المياه", "jisr"),
    ("سفيرا", "ahmad"),
    ("مُوسَى", "musa"),
    ("المدرسةُ", "madrasa"),
    # Tatweel
    ("السلام الدائم", "tatweel"),
    ("الس==لام".replace("=", "\u0640"), "tatweel"),
    ("ج===سر القناطر".replace("=", "\u0640"), "jisr"),
    ("للسلام", "tatweel"),
    # Digits
    ("12 حافلة", "digits"),
    ("١٢ حافلة", "digits"),
    ("3.5 ملايين", "digits"),
    ("٣٫٥", "digits"),
    ("2026", "digits"),
    ("\u06f2\u06f0\u06f2\u06f6", "digits"),
    ("٣٤٠ فيروزا", "latin-digits"),
    ("عام ٢٠٢٥", "latin-digits"),
    ("340", "latin-digits"),
    # What is written to the front
    ("هدنة", "hudna-wa hudna"),
    ("الهدنة", "hudna hudna-wa"),
    ("والهدنة", "hudna-wa hudna"),
    ("بالهدنة", "hudna-wa hudna"),
    ("للهدنة", "hudna-wa hudna"),
    ("فالهدنة", "hudna-wa hudna"),
    ("بهدنة", "hudna-wa hudna"),
    ("ولجسر القناطر", "jisr"),
    ("قالت", "jisr"),
    ("وقال مديره", "shapes"),
    ("قال المتحدث", "hudna-wa"),
    ("حافلات", "hudna-wa"),
    ("الكروم", "madrasa"),
    ("بالقمح", "latin-digits masul-other"),
    ("لمستشفى", "mustashfa"),
    ("كالمحادثات", "hidden"),
    ("زير", "wazir"),
    ("وزيرة", "jisr"),
    ("بنك", "bunuk"),
    ("بنان", "banan"),
    ("وزير الماء", ""),
    ("تصل", "jisr"),
    ("ستصل", "jisr"),
    ("وستصل", "jisr"),
    ("بنان السوسن", "banan"),
    # Phrases
    ("«وقف إطلاق النار»", "hudna hudna-wa"),
    ('"وقف اطلاق النار"', "hudna hudna-wa"),
    ("“إطلاق سراح”", "nar"),
    ("«سراح إطلاق»", ""),
    ("«النار وقف»", ""),
    ("وقف النار", "hudna hudna-wa nar"),
    ("«الهدنة»", "hudna"),
    ("الغدران «وقف إطلاق النار»", "hudna"),
    # Shapes, hidden signs, letters of other languages, joined names
    ("المطار", "shapes"),
    ("لا تأخير", "shapes"),
    (_AIRPORT, "shapes"),
    ("كريم الخزامى", "persian"),
    ("الميناء", "abdallah persian"),
    ("المحادثات", "hidden"),
    ("قصر المرايا", "hidden"),
    ("عبدالله السرو", "abdallah"),
    ("عبد الله السرو", "abdallah"),
    ("عبد السلام المرجان", "abdallah-one"),
    ("عبدالسلام", "abdallah-one"),
    ("ابوزهرة", "abu"),
    ("أبو زهره", "abu"),
    ("rivers", "latin"),
    ("cafe", "latin"),
    ("السوق القديم", "wazir"),
)
"""What is typed, and the ids of all that must be found; the first must come first where the spelling decides it."""
