"""A case is found by what its posts say as soon as they are part of it, whoever made them so."""

from sqlalchemy import select

from activesupport.domain.labels import Label
from activesupport.storage import search
from activesupport.storage.tables import CaseRow
from activesupport.work.labelling import label
from tests.unit.work.workshop import Workshop, post


def _found(shop: Workshop, query: str) -> list[int]:
    with shop.database.reading() as session:
        return sorted(session.scalars(select(CaseRow.id).where(CaseRow.id.in_(search.matching(session, query)))))


def test_a_page_of_posts_is_found_at_once(shop: Workshop) -> None:
    shop.bring(
        post(1, "Acme is broken, 解約"),
        post(2, "Acme is broken again", author="a2"),
        post(3, "Acme is fine", author="a3"),
    )
    assert (_found(shop, "broken"), _found(shop, "解約"), _found(shop, "fine")) == ([1, 2], [1], [])


def test_a_case_that_goes_on_is_found_by_its_new_post(shop: Workshop) -> None:
    shop.bring(post(1, "Acme is broken"))
    shop.bring(post(2, "Acme is still broken, 違約金"))
    assert [case.posts for case in shop.cases()] == [2]
    assert _found(shop, "違約金") == _found(shop, '"is broken"') == [1]


def test_a_case_that_a_person_opens_is_found(shop: Workshop) -> None:
    (key,) = shop.bring(post(1, "Acme, perhaps 解約"))
    assert _found(shop, "解約") == []
    assert label(shop.hand(), key, [Label.CHURN], shop.kits(), None) == 1
    assert _found(shop, "解約") == [1]
