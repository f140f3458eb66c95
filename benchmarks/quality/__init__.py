"""How good the judge is, measured on posts that nothing was trained on, beside published figures and other tools.

A file for each group of measures. Each returns a `Section` of `results`; `page` writes docs/quality.md from them.

    make quality          or, for trying it on samples: python -m benchmarks.quality --quick
"""
