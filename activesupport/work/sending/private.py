"""The words that ask a customer to go on where nobody else reads."""

from collections.abc import Sequence

from activesupport.domain.rules import Rules
from activesupport.replies.fill import fill
from activesupport.replies.inviting import invites_to_private
from activesupport.replies.private import brand_values, script_for
from activesupport.storage.tables import CaseRow, SuggestionRow


def invitation(case: CaseRow, offered: Sequence[SuggestionRow], rules: Rules) -> str:
    """The words of the playbook behind the first suggestion that has one; "" where it has no such words, or where the
    platform and the brand have no private way.
    """
    playbook = next((one for row in offered for one in rules.playbooks if row.playbook == one.id), None)
    script = playbook.scripts.get(case.language) if playbook else None
    brand = rules.brands.get(case.brand)
    if script is None or brand is None:
        return ""
    said = script_for(script, brand.private_ways(case.source)).private
    return fill(said, brand_values(brand, case.language, case.source), case.language).text


def invites(text: str, case: CaseRow, rules: Rules) -> bool:
    """Whether a reply asks the customer to go on where nobody else reads."""
    brand = rules.brands.get(case.brand)
    return invites_to_private(text, case.language, brand.private_ways(case.source) if brand else ())
