"""Measure the archive at sizes that no test can wait for, beside the limit and beside peers, in one run.

By hand: `python -m tests.benchmarks --help`. The tests here run every part in a small form and assert no time: on a busy
machine only ratios of one interleaved run tell anything.
"""
