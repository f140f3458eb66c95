"""The rules in force together with what is made of them: a matcher, and a composer of replies."""

from dataclasses import dataclass
from threading import Lock

from activesupport.domain.rules import Rules
from activesupport.replies import Composer
from activesupport.replies.second_reader import SecondReader
from activesupport.rulebook import Matcher, Rulebook, Snapshot


@dataclass(frozen=True, slots=True)
class RuleKit:
    """Everything one version of the rule files gives; a page of posts is worked on with one kit throughout."""

    rules: Rules
    matcher: Matcher
    composer: Composer
    reader: SecondReader | None = None
    """Reads beside the patterns of gate and guards, where there is an embedder."""

    @classmethod
    def for_rules(cls, rules: Rules, reader: SecondReader | None = None) -> "RuleKit":
        """A kit of rules that no keeper watches over, for one command."""
        return cls(rules, Matcher(rules), Composer(rules.playbooks, rules.faq), reader)

    @classmethod
    def of(cls, snapshot: Snapshot, reader: SecondReader | None = None) -> "RuleKit":
        rules = snapshot.rules
        return cls(rules, snapshot.matcher, Composer(rules.playbooks, rules.faq), reader)


class RuleKits:
    """Gives the kit of the rules in force when called, and makes it anew only when they have changed."""

    def __init__(self, rulebook: Rulebook, reader: SecondReader | None = None) -> None:
        self._rulebook = rulebook
        self._reader = reader
        self._lock = Lock()
        self._kit = RuleKit.of(rulebook.snapshot, reader)

    def __call__(self) -> RuleKit:
        snapshot = self._rulebook.snapshot
        with self._lock:
            if self._kit.rules is not snapshot.rules:
                self._kit = RuleKit.of(snapshot, self._reader)
            return self._kit
