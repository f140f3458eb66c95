"""Postal addresses: where somebody lives, not where a shop is."""

import re
from collections.abc import Iterator

from activesupport.replies.guards._reading import Draft, Span, any_of

_STREETS = (
    "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Way|Terrace|Crescent|Gardens?|Place|Square|Sq|"
    "Boulevard|Blvd|Mews|Rise|Grove|Hill|Row|Walk|View|Green|Wharf|Parade|Vale|Yard|Gate|Quay|Park|Fold|Croft|"
    "Parkway|Pkwy|Highway|Hwy|Circle|Trail|Alley|Bank|Heights|Meadows?|Villas|Circus|Loop|Broadway|Side|End|Ridge"
)
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|"
    "OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC"
)
_NUMBER_JA = r"[0-9一二三四五六七八九十]{1,4}"
_ADDRESS = re.compile(
    rf"(?:\b(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|[Uu]nit) ?\d{{1,4}}[A-Za-z]?,? )?"
    rf"(?<![\d£$€¥.:,#-])\b\d{{1,5}}[A-Za-z]?,? (?:[A-Z][\w'.-]+ ){{1,3}}(?:{_STREETS})\b(?:, [A-Z][\w'-]+)*"
    rf"|\b[A-Z]{{1,2}}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{{2}}\b|\b(?:{_STATES}),? \d{{5}}(?:-\d{{4}})?\b"
    r"|\b[Ff](?:lat|LAT) \d{1,4}[A-Z]?,? [A-Z]\w+|\b(?:Apt|Apartment) \d{1,4}[A-Z]?\b"
    rf"|(?:〒|郵便番号は?[ :]?)\d{{3}}-?\d{{4}}"
    rf"|[一-龠々ヶァ-ヴー]{{0,6}}[都道府県市区町村郡台丘][^\s。、,!?\d]{{0,10}}?{_NUMBER_JA}"
    rf"(?:丁目|番地|番\d|-\d{{1,4}}(?!\d"
    rf"|[日時分営個件名店%~〜台年ヶか週円回倍GM:]))[0-9一二三四五六七八九十番地号の-]*"
    r"(?:[ 　]?[一-龠々ァ-ヴーぁ-んA-Za-z]{1,12}\d{1,4}(?:号室?)?)?"
    r"|(?<!\d)\d{1,2}丁目\d{1,3}[-番]\d{0,4}"
)
_ROOM_JA = re.compile(r"(?<!\d)\d{2,4}号室")
_LIVES_THERE = any_of(
    r"お届け|配達|ご自宅|お住まい|ご?住所|宛|お客[様さ]|届|ご登録|住所変更",
    r"\byour (?:home|address|flat|house|place|parcel|order|delivery|door|meter|property|account|package)"
    r"|\byou (?:live|moved)|\bdeliver|\bdown at\b|\bon file\b|\bregistered\b|\bfor you at\b|\bshipp?(?:ed|ing)\b",
)
_OPEN_TO_ALL = any_of(
    r"店|本社|営業所|窓口|センター|会場|支社|当社|弊社|当館|ホテル|ラウンジ|事務所|カウンター|最寄り|駅|乗り場|出口",
    r"\bour\b|\b(?:stores?|shop|branch|office|boutique|restaurant|depot|caf[eé]|visit us|find us|showroom"
    r"|head ?quarters"
    r"|clinic|hotel|station|desk|counter|collection point|lounge|stop|entrance|museum|studio)\b",
)
_GUEST = any_of(r"お客[様さ]|ご宿泊|ご滞在|お泊まり|お住まい|[^\s]様")


def places(draft: Draft) -> Iterator[Span]:
    """Where an address of a person stands."""
    for match in _ADDRESS.finditer(draft.plain):
        sentence = draft.sentence_at(match.start())
        if _LIVES_THERE.search(sentence) or not _OPEN_TO_ALL.search(sentence):
            yield match.span()
    for match in _ROOM_JA.finditer(draft.plain):
        if _GUEST.search(draft.sentence_at(match.start())):
            yield match.span()
