"""The gate before every draft: whether to speak at all, and why not. Patterns and facts, no model; pure."""

from activesupport.replies.gate.judge import judge_gate, judge_text

__all__ = ["judge_gate", "judge_text"]
