"""The language model that the settings name, if any."""

from activesupport.app.settings import Settings
from activesupport.domain.ports import Drafter


def make_drafter(settings: Settings) -> Drafter | None:
    """What drafts replies; None while no endpoint is named. Raises AuthBroken for a key that no header can hold."""
    llm = settings.llm
    if not llm.url:
        return None
    from activesupport.replies.openai_drafter import OpenAiDrafter

    return OpenAiDrafter(llm.url, llm.model, llm.key.get_secret_value(), llm.timeout_seconds)
