"""The words that ask a customer to go on where nobody else reads."""

from collections.abc import Sequence

from activesupport.domain.rules import Rules
from activesupport.replies.fill import fill
from activesupport.storage.tables import CaseRow, SuggestionRow


def invitation(case: CaseRow, offered: Sequence[SuggestionRow], rules: Rules) -> str:
    """The words of the playbook behind the first suggestion that has one; "" where it has no such words."""
    playbook = next((one for row in offered for one in rules.playbooks if row.playbook == one.id), None)
    script = playbook.scripts.get(case.language) if playbook else None
    brand = rules.brands.get(case.brand)
    if script is None or brand is None or not script.private:
        return ""
    return fill(script.private, {**brand.variables, "brand": brand.called(case.language)}, case.language).text
