"""One port (`domain.ports.Jobs`), and the ways to run it. Embedded: hints to worker threads of this process."""
