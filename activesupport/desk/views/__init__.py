"""What the pages are made of: the contract between the routes, which fill these views, and the templates.

`activesupport.desk.render.render(view, shell)` makes the HTML; the view's class names its template. Strings are plain
text and are escaped by the template, times are aware and shown in the viewer's zone, words of the domain (labels,
states, reasons) arrive already in the viewer's language. Addresses may be anything: what is not http or https is
not linked.

**Every form** is a POST with the hidden field `csrf`, answered with 303 to a page (to `next`, where the form has it).
Forms about a case also carry `version` and `query`, the query of the queue beside it, which belongs in the address
they lead back to. What was wrong with a form is the same page again with status 422 and its `errors`, keyed by the
field's name. About a case that is a `Refusal`: the case as it is now, with why at the form that it came from (its
`place`, the act's name or the hidden field of that name) and with what was typed; 422, 403 for what one may not, 409
for a lost race, which names the colleague. `pages/acting.py` does that for every act alike.

**The script** posts the same forms with `HX-Request: true`, follows the 303 and takes `#page`, `#flash` and `#top` out
of the answer: a route need not know of it. Two things differ. Without a session the answer to such a request is 401
instead of 303 to the sign-in page, so that nothing typed is lost; and drafts are forgotten when the status is below
400, so that a refused reply must not be a 200. Two addresses answer with fragments: `/queue/news` and `/case/N/check`.

GET pages, each answered with the view of that name:

    /login                  next                                    LoginView
    /login/single           next; leads to the company's own sign-in, which leads back to /login/oidc
    /password/TOKEN                                                 PasswordView
    /queue                  view (QueueName); team, brand, platform, label (may repeat); q; after     QueueView
    /queue/news             the same and since; beside a case also case, version                      News
    /case/N                 the query of the queue; use = suggestion to start from                    CasePage
    /approvals  /lead (team)  /delight  /faq-gaps  /playbooks  /incidents  /people  /people/new  /people/N  /account
    /audit                  person, action, start, end, after       AuditView
    /media/POST/INDEX       the picture, through the proxy

POST forms and their fields, beside `csrf`:

    /login                  name, password, next
    /logout
    /queue/bulk             ids (repeats), action = dismiss, reason, next
    /undo                   decision (repeats), next
    /filters                name and query to keep a view; or remove = its id
    /case/N/claim, renew, release, reopen, private, unflag, unbar
    /case/N/assign          person
    /case/N/handover        person, note
    /case/N/escalate        note
    /case/N/snooze          until: a value of CaseActs.snoozes, or a local time as 2026-11-02T09:00
    /case/N/dismiss         reason; leads to the next case, with a flash that can be undone, as does resolve
    /case/N/resolve, outcome    outcome
    /case/N/note            text
    /case/N/relabel         labels (repeats)
    /case/N/merge           into; or number, that of any other case of the brand
    /case/N/split           post
    /case/N/abuse, block, optout, gate    reason
    /case/N/delight         what, cost, currency
    /case/N/check           text, suggestion, seen; answered with Check
    /case/N/send            text, suggestion, seen = 1 once the guards' notes were read; 303 to /case/N#reply, which
                            then has a HandOver (the script leads the window it opened to its `intent`)
    /reply/R/posted, cancel, failed    next
    /reply/R/example        on = 1 or 0, next
    /reply/R/approve        text, next
    /reply/R/reject         reason, next
    /incidents              brand, kind, statement_ja, statement_en, link; or end = id
    /stop                   on = 1 or 0, reason
    /people/new             the fields of PersonForm
    /people/N               action = save with the fields of PersonForm; or action = invite, reset (answered with the
                            page itself, which shows the link), sign_out, unlock, deactivate, reactivate
    /account                action = settings, password, end_session, make_token (answered with the page itself, which
                            shows the token), drop_token; fields of AccountView
    /password/TOKEN         password, again
    /post/P/label           brand, labels (repeats), next

The content security policy allows nothing inline:
`default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';
base-uri 'none'; frame-ancestors 'none'`. `/static/` serves `static/` and htmx's `htmx.min.js`; addresses with `?v=`
may be cached for ever.
"""
