"""The gate before every draft: whether to speak at all, and why not. Patterns and facts, no model; pure."""

from activesupport.domain.gate import gravest
from activesupport.replies.gate.judge import judge_gate

__all__ = ["gravest", "judge_gate"]
