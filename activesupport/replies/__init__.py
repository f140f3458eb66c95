"""Replies: playbooks and FAQ entries become suggestions in a responder's hand."""

from activesupport.replies.composer import Composer

__all__ = ["Composer"]
