"""Links by mail: the one to choose a password goes to the address of the account, in the person's language."""

from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from activesupport.domain.errors import UserError
from activesupport.domain.notice import Message
from activesupport.storage import outbox
from activesupport.storage.desk_tables import UserRow
from activesupport.words import say
from activesupport.work.accounts.door import Accounts, Deed
from activesupport.work.accounts.links import Carry, Link


def by_mail(accounts: Accounts, address: str) -> Carry:
    """Puts a link into the outbox; `address` is that of the desk, without a slash at its end.

    Raises UserError for an account without an address: then there is no link either.
    """

    def carry(session: Session, row: UserRow, link: Link, deed: Deed) -> None:
        if row.email is None:
            raise UserError("people.no_address", name=row.name)
        outbox.promise(session, "email", _message(row, row.email, link, deed, address), accounts.now())

    return carry


def _message(row: UserRow, recipient: str, link: Link, deed: Deed, address: str) -> Message:
    until = f"{link.expires_at.astimezone(ZoneInfo(row.timezone)):%Y-%m-%d %H:%M %Z}"
    values = {"person": row.display or row.name, "name": row.name, "link": address + link.path, "until": until}
    return Message(
        key=f"{outbox.CONFIDENTIAL}{row.id}:{link.expires_at.isoformat()}",
        recipients=(recipient,),
        subject=say(f"link_mail.{deed}_subject", row.language),
        text=say(f"link_mail.{deed}_text", row.language, desk=address, **values),
    )
