"""An invented world for the tests of the registry and of links: no state, person or paper of it exists."""

from __future__ import annotations

from pathlib import Path

WORLD = """
# An invented world.
[[actor]]
id = "mnr"
kind = "state"
ar = ["مملكة المنارة", "المنارة"]
short = ["الزاهرة"]
en = ["Manara"]
country = "MNR"
checked = "invented"

[[actor]]
id = "mnr-foreign-ministry"
kind = "body"
ar = ["وزارة الخارجية المنارية"]
short = ["الخارجية المنارية"]
en = ["Foreign Ministry of Manara"]
country = "MNR"
part_of = "mnr"
speaks_for = ["mnr"]
checked = "invented"

[[actor]]
id = "tmr"
kind = "state"
ar = ["جمهورية تيماران", "تيماران"]
short = ["نيسارة"]
en = ["Timaran"]
country = "TMR"
checked = "invented"

[[actor]]
id = "tmr-foreign-ministry"
kind = "body"
ar = ["وزارة الخارجية التيمارانية"]
short = ["الخارجية التيمارانية"]
en = ["Foreign Ministry of Timaran"]
country = "TMR"
part_of = "tmr"
checked = "invented"

[[actor]]
id = "tmr-government"
kind = "body"
ar = ["الحكومة التيمارانية"]
country = "TMR"
checked = "invented"

[[actor]]
id = "samer-salim"
kind = "person"
ar = ["سامر بن سليم", "سامر السليم"]
en = ["Samer bin Salim"]
sex = "m"
country = "MNR"
posts = [
  { title = "وزير الخارجية", of = "mnr-foreign-ministry", from = "2024-02-01" },
]
checked = "invented"

[[actor]]
id = "salma-kahraman"
kind = "person"
ar = ["سلمى الكهرمان"]
short = ["الكهرمان"]
en = ["Salma Kahraman"]
sex = "f"
country = "MNR"
posts = [
  { title = "وزيرة الخارجية", of = "mnr-foreign-ministry", from = "2019-05", until = "2024-01-31" },
]
checked = "invented"

[[actor]]
id = "marko-tilan"
kind = "person"
ar = ["ماركو تيلانوف"]
short = ["تيلانوف"]
en = ["Marko Tilanov"]
sex = "m"
country = "TMR"
posts = [
  { title = "رئيس الجمهورية", of = "tmr", from = "2020" },
]
checked = "invented"

[[actor]]
id = "darko-tilan"
kind = "person"
ar = ["داركو تيلانوف"]
short = ["تيلانوف"]
en = ["Darko Tilanov"]
sex = "m"
country = "TMR"
posts = [
  { title = "رئيس الوزراء", of = "tmr-government", from = "2021-03", until = "2023" },
]
checked = "invented"

[[actor]]
id = "sariya"
kind = "outlet"
ar = ["صحيفة السارية", "السارية"]
en = ["As-Sariya"]
country = "MNR"
checked = "invented"

[[actor]]
id = "zahira-paper"
kind = "outlet"
ar = ["صحيفة الزاهرة"]
country = "TMR"
checked = "invented"

[[actor]]
id = "tmr-dams"
kind = "body"
ar = ["هيئة السدود التيمارانية"]
short = ["سدود"]
country = "TMR"
checked = "invented"

[[actor]]
id = "tmr-football"
kind = "body"
ar = ["الاتحاد التيماراني لكرة القدم"]
short = ["الاتحاد التيماراني"]
country = "TMR"
checked = "invented"

[[actor]]
id = "mona-shuhub"
kind = "person"
ar = ["منى الشهب"]
sex = "f"
country = "MNR"
posts = [
  { title = "أميرة ضفة اللؤلؤ", of = "mnr", from = "2020" },
]
checked = "invented"

[[actor]]
id = "samer-rabi"
kind = "person"
ar = ["سامر ربيع"]
sex = "m"
country = "TMR"
posts = [
  { title = "المشرف العام", of = "tmr-dams", from = "2020" },
]
checked = "invented"

[[actor]]
id = "tmr-dams-assistant"
kind = "person"
ar = ["نهى الشطوط"]
sex = "f"
country = "MNR"
posts = [
  { title = "مساعد وزير السدود", of = "mnr", from = "2020" },
]
checked = "invented"

[[actor]]
id = "timaran-news"
kind = "agency"
ar = ["وكالة الأنباء التيمارانية", "د ش ت", "ورت"]
country = "TMR"
checked = "invented"

[[actor]]
id = "bank-doctors"
kind = "body"
ar = ["أطباء الضفاف"]
checked = "invented"

[[actor]]
id = "river-institute"
kind = "body"
ar = ["معهد الضفاف الدولي لأبحاث الأنهار"]
checked = "invented"

[[actor]]
id = "timaran-watch"
kind = "body"
ar = ["المرقب التيماراني لحقوق البحارة", "المرقب التيماراني"]
checked = "invented"

[[actor]]
id = "tmr-embassies"
kind = "body"
ar = ["السفارة التيمارانية"]
country = "TMR"
checked = "invented"

[[actor]]
id = "zumurd-paper"
kind = "outlet"
ar = ["صحيفة زمردان"]
short = ["زمردان"]
country = "TMR"
checked = "invented"

[[actor]]
id = "lima-zumurd"
kind = "person"
ar = ["ليما زمردان"]
sex = "m"
country = "TMR"
posts = [
  { title = "المبعوث الخاص إلى المنارة", of = "river-institute", from = "2020" },
  { title = "مدير المعهد", of = "timaran-watch", from = "2020" },
]
checked = "invented"

[[actor]]
id = "daily-tilangrab"
kind = "outlet"
ar = ["صحيفة ديلي تيلانغراب"]
country = "TMR"
checked = "invented"

[[actor]]
id = "mrj"
kind = "state"
ar = ["مملكة المرجان", "المرجان"]
country = "MRJ"
checked = "invented"

[[actor]]
id = "basil-nakhil"
kind = "person"
ar = ["باسل النخيل"]
sex = "m"
country = "MNR"
posts = [
  { title = "وزير السدود", of = "mnr", from = "2020" },
]
checked = "invented"

[[actor]]
id = "mirko-sandalov"
kind = "person"
ar = ["ميركو صندالوف"]
sex = "m"
country = "TMR"
posts = [
  { title = "وزير السدود", of = "tmr", from = "2020" },
]
checked = "invented"

[[actor]]
id = "acacia-movement-timaran"
kind = "group"
ar = ["حركة السنط تيماران"]
checked = "invented"

[[actor]]
id = "acacia-party"
kind = "group"
ar = ["حزب السنط", "السنطيين"]
checked = "invented"

[[actor]]
id = "mnr-willow-movement"
kind = "group"
ar = ["حركة الصفصاف"]
country = "MNR"
checked = "invented"

[[actor]]
id = "salam-bustani"
kind = "person"
ar = ["سلام القلعاوي"]
sex = "f"
country = "MNR"
posts = [
  { title = "الأمينة العامة", of = "mnr-willow-movement", from = "2020" },
  { title = "وزيرة الموانئ", of = "mnr", from = "2020" },
]
checked = "invented"

[[actor]]
id = "mnr-media-office"
kind = "body"
ar = ["المكتب الإعلامي الحكومي في المنارة"]
short = ["المكتب الإعلامي الحكومي"]
country = "MNR"
checked = "invented"

[[actor]]
id = "sailors-relief"
kind = "body"
ar = ["وكالة غوث الملاحين التيمارانيين"]
checked = "invented"

[[actor]]
id = "mnr-harbour-court"
kind = "body"
ar = ["المحكمة العليا للقضاء"]
country = "MNR"
checked = "invented"

[[actor]]
id = "shl"
kind = "state"
ar = ["ساحل المحار"]
country = "SHL"
checked = "invented"

[[actor]]
id = "tmr-willow-movement"
kind = "group"
ar = ["حركة الصفصاف التيمارانية"]
country = "TMR"
checked = "invented"

[[actor]]
id = "old-sandalov"
kind = "person"
ar = ["بوريك جنزورف"]
short = ["جنزورف"]
sex = "m"
country = "TMR"
posts = [{ title = "رئيس الجمهورية", of = "tmr", from = "1990", until = "2001" }]
checked = "invented"

[[actor]]
id = "young-sandalov"
kind = "person"
ar = ["فليك جنزورف"]
short = ["جنزورف"]
sex = "m"
country = "TMR"
posts = [{ title = "وزير المناجم", of = "tmr", from = "2015" }]
checked = "invented"

[[actor]]
id = "tmr-good-party"
kind = "group"
ar = ["حزب الصالح"]
country = "TMR"
checked = "invented"
"""


def overlay(folder: Path, text: str = WORLD, name: str = "world.toml") -> Path:
    """A folder as `--overlay` takes it, with these actors in it."""
    (folder / "actors").mkdir(exist_ok=True)
    (folder / "actors" / name).write_text(text, "utf-8")
    return folder
