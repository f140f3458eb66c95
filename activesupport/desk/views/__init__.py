"""What the pages are made of: the contract between the routes, which fill these views, and the templates, which show them.

`activesupport.desk.render.render(view, shell)` makes the HTML; the view's class names its template. Strings are plain
text and are escaped by the template, times are aware and shown in the viewer's zone, words of the domain (labels,
states, reasons) arrive already in the viewer's language. Links may be anything: what is not http or https is not linked.

**Every form** is a POST with the hidden field `csrf`, answered with 303 to a page (or to `next`, where the form has it);
forms about a case also carry `version`. What went wrong with a form is the same page again with status 422 and its
`errors`; a lost race is 409 with an `ErrorView` or the page with a flash. Errors of forms are keyed by the field's name.

**The script** posts the same forms with `HX-Request: true`, follows the 303 and takes `#page` and `#flash` out of the
answer, so that a route need not know of it. Only without a session does the answer differ: 401 instead of 303 to the
sign-in page, so that nothing typed is lost. A fragment is asked for in two places: `/queue/news` and `/case/N/check`.

| address | fields, beside `csrf` | answer |
|---|---|---|
| GET /login | `next` | LoginView |
| POST /login | `name`, `password`, `next` | 303, or LoginView |
| POST /logout | | 303 /login |
| GET /queue | `view` (QueueName), `team`, `brand`, `platform`, `label`, `q`, `after`; each filter may repeat | QueueView |
| GET /queue/news | the same, `since`; on a case also `case`, `version` | News (fragment) |
| POST /queue/bulk | `ids` (repeats), `action` = dismiss, `reason`, `next` | 303 with a flash that can be undone |
| POST /undo | `decision` (repeats), `next` | 303 |
| POST /filters | `name`, `query` to save; `remove` = id to drop | 303 |
| GET /case/N | `use` = suggestion to start from; `view` and the filters of the queue beside it | CasePage |
| POST /case/N/claim, renew, release, reopen, merge, split, abuse, block, optout, private | merge: `into`; split: `post`; abuse, block, optout: `reason` | 303 |
| POST /case/N/assign, escalate, handover | `person` (assign, handover), `note` | 303 |
| POST /case/N/snooze | `until`: a value of `CaseActs.snoozes`, or a local time as 2026-11-02T09:00 | 303 |
| POST /case/N/dismiss, resolve, outcome | `reason`; `outcome` | 303, dismiss and resolve to the next case |
| POST /case/N/note | `text` | 303 |
| POST /case/N/relabel | `labels` (repeats) | 303 |
| POST /case/N/gate | `reason`: why the gate is overruled | 303 |
| POST /case/N/delight | `what`, `cost`, `currency` | 303 |
| POST /case/N/check | `text`, `suggestion`, `seen` | Check (fragment) |
| POST /case/N/send | `text`, `suggestion`, `seen` = 1 when the notes of the guards were read | 303 /case/N, which then has a HandOver |
| POST /reply/R/posted, cancel, approve, reject, failed | reject: `reason`; approve: `text`; `next` | 303 |
| GET /approvals, /lead, /delight, /faq-gaps, /incidents, /people, /people/new, /people/N, /account, /audit | | the view of that name |
| POST /incidents | `brand`, `kind`, `statement`, `link`; or `end` = id | 303 |
| POST /stop | `on` = 1 or 0, `reason` | 303 |
| POST /people/new, /people/N | the fields of PersonForm; `action` = save, invite, sign_out | 303 |
| POST /account | `action` = settings, password, end_session, make_token, drop_token, and that section's fields | 303, or AccountView with a token shown once |
| POST /post/P/label | `brand`, `labels` (repeats), `next` | 303 |
| GET /media/P/I | | the picture, through the proxy |

Two headers help: `Speculation-Rules: "/static/next.json"` lets the browser fetch the next case beforehand (the file is
served as `application/speculationrules+json`), and the content security policy, which allows nothing inline:
`default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';
base-uri 'none'; frame-ancestors 'none'`.
"""
