"""The door to this package: one object a version of the rules, asked once for every case."""

from activesupport.domain.labels import Verdict
from activesupport.domain.post import Post
from activesupport.domain.reply import Faq, Playbook, Suggestion
from activesupport.domain.watch import Brand
from activesupport.replies.choose import choose
from activesupport.replies.compose import compose
from activesupport.replies.faq import FaqIndex
from activesupport.text.normalise import normalise


class Composer:
    """Suggests replies from the playbooks and FAQ of one version of the rules. Threads may share it."""

    def __init__(self, playbooks: tuple[Playbook, ...], faq: tuple[Faq, ...]) -> None:
        self._playbooks = playbooks
        self._faq = FaqIndex(faq)

    def suggest(
        self, post: Post, verdict: Verdict, language: str, brand: Brand, text_normalised: str | None = None
    ) -> tuple[Suggestion, ...]:
        """Two or three replies to the post in `language`, the one to try first in front.

        () for noise, and where no playbook has the language. Lengths and limits are those of `post.source`.
        `text_normalised` saves normalising the post a second time.
        """
        text = normalise(post.text) if text_normalised is None else text_normalised
        fitting = choose(self._playbooks, verdict, text, language, brand.id)
        return compose(post, verdict, language, brand, fitting, self._faq, post.source, text)
