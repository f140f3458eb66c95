"""What every table of config.toml is."""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A table of config.toml. Unknown keys are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True)
