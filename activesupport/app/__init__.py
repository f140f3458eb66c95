"""Settings, wiring, clock, command line: the one place that knows everything else."""
