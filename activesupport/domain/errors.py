"""What can go wrong at a border, in the terms of what to do next.

    ActiveSupportError
    ├── UserError            a person gave something that cannot be used: the message says what to do
    ├── Forbidden            the person's role does not allow it
    ├── LostRace             somebody else changed the case first
    └── AdapterError         a platform or a channel did not do what was asked
        ├── RetryLater       try again after `after` seconds
        ├── Rejected         the answer is no; asking again will not help
        ├── AuthBroken       the credentials are dead: a person must act
        ├── Uncertain        nobody knows whether it was done: never repeat blindly
        └── EmbedderFailed   what turns sentences into vectors is missing or does not answer

Messages are `Reason`s, so that the same error reads in English and in Japanese.
"""

from activesupport.domain.reason import Reason, Value


class ActiveSupportError(Exception):
    """Root of everything that is raised on purpose."""

    def __init__(self, code: str, **values: Value) -> None:
        self.reason = Reason(code, values)
        super().__init__(f"{code} {values}" if values else code)


class UserError(ActiveSupportError):
    """Something that a person can put right."""


class Forbidden(ActiveSupportError):
    """Somebody asked for what their role does not allow."""


class LostRace(ActiveSupportError):
    """A compare-and-set found another version than the one that was read."""


class AdapterError(ActiveSupportError):
    """A platform or channel did not do what was asked."""


class RetryLater(AdapterError):
    """A passing fault: try again after `after` seconds (None: the caller's usual wait)."""

    def __init__(self, code: str, after: float | None = None, **values: Value) -> None:
        super().__init__(code, **values)
        self.after = after


class Rejected(AdapterError):
    """A final no."""


class AuthBroken(AdapterError):
    """The credentials are not accepted any more."""


class Uncertain(AdapterError):
    """The request may or may not have taken effect."""


class EmbedderFailed(AdapterError):
    """No vectors: the backend is not installed, or does not answer as it should."""
