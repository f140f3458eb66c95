"""Going beyond where it pays: the lane of delight, and the ledger of what was done."""

from decimal import Decimal, InvalidOperation

from activesupport.domain.acts import Act
from activesupport.domain.errors import UserError
from activesupport.domain.people import Permission
from activesupport.storage import cases, contacts
from activesupport.work.casework.hand import Hand

CURRENCIES = ("JPY", "USD", "EUR", "GBP", "AUD", "CAD", "INR", "KRW", "SGD", "TWD")
_WITHOUT_CENTS = frozenset({"JPY", "KRW"})
MOST = 100_000_000


_OF_ZONES = {
    "Asia/Tokyo": "JPY", "Asia/Seoul": "KRW", "Asia/Taipei": "TWD", "Asia/Singapore": "SGD", "Asia/Kolkata": "INR",
    "Europe/London": "GBP", "America/Toronto": "CAD", "America/Vancouver": "CAD",
}  # fmt: skip
_OF_REGIONS = {"Europe": "EUR", "Australia": "AUD"}


def usual_currency(zone: str) -> str:
    """What people in a time zone (an IANA name) most likely pay in; it is offered first."""
    return _OF_ZONES.get(zone) or _OF_REGIONS.get(zone.partition("/")[0], "USD")


def smallest_unit(amount: str, currency: str) -> int:
    """What people write ("12.50", "１２００") in the currency's smallest unit. Raises UserError for no such amount."""
    try:
        cents = Decimal(amount.strip().replace(",", "") or "0") * (1 if currency in _WITHOUT_CENTS else 100)
    except InvalidOperation:
        raise UserError("delight.bad_cost", most=MOST) from None
    if not cents.is_finite() or cents != cents.to_integral_value() or abs(cents) > MOST:
        raise UserError("delight.bad_cost", most=MOST)
    return int(cents)


def money(cost: int, currency: str) -> str:
    """An amount that is kept in the smallest unit: 3,200 JPY, 12.50 USD."""
    return f"{cost:,} {currency}" if currency in _WITHOUT_CENTS else f"{cost / 100:,.2f} {currency}"


def mark(hand: Hand, case_id: int, delight: bool = True) -> int:
    """Put a case into the lane of delight, or take it out."""
    hand.must(Permission.ANSWER)
    with hand.database.writing() as session:
        case = hand.case(session, case_id)
        return hand.change(session, case, Act.DELIGHT, {"marked": delight}, delight=delight)


def enter(hand: Hand, case_id: int, what: str, cost: int, currency: str) -> int:
    """Write down what was done for somebody; `cost` is in the smallest unit of the currency. The entry's number."""
    hand.must(Permission.ANSWER)
    if not what.strip():
        raise UserError("delight.what", case=case_id)
    if not 0 <= cost <= MOST:
        raise UserError("delight.bad_cost", most=MOST)
    if currency not in CURRENCIES:
        raise UserError("delight.bad_currency", known=", ".join(CURRENCIES))
    with hand.database.writing() as session:
        case = hand.case(session, case_id)
        detail = {"text": what.strip(), "cost": cost, "currency": currency}
        cases.change(session, case.id, case.version, {"delight": True})
        hand.record(session, case, Act.DELIGHT, detail, version=case.version + 1)  # what was done cannot be undone
        row = {
            "case_id": case.id,
            "at": hand.now(),
            "by": hand.actor,
            "what": what.strip(),
            "cost": cost,
            "currency": currency,
        }
        return contacts.add_delight(session, row)
